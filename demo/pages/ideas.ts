import { html, type Html } from './html.ts';

/** The five words that the doors are about. */
export const ideas: Html = html`<dl class="ideas">
<div><dt>Session</dt><dd>The server writes down who signed in and hands out a number for that line. The number means nothing by itself; on every request the server looks the line up. Striking the line out ends the session at once, everywhere. The price is the list: it needs memory, and several servers must read the same one.</dd></div>
<div><dt>Cookie</dt><dd>A few bytes that a browser keeps for a host and sends along without being asked. It is a way to carry something, not a way to sign in: the same cookie can hold a session number, a token or your choice of colours. What protects it are its flags, and they are off unless somebody sets them.</dd></div>
<div><dt>JWT</dt><dd>A signed note: two pieces of readable JSON and a signature over them. Whoever has the key can check it without asking anybody. Signed does not mean secret: everyone who holds the token can read it. And a note that is out cannot be called back; it only runs out.</dd></div>
<div><dt>Stateful</dt><dd>The server remembers. A request is only a reminder of something it already knows, so it can change its mind between two requests.</dd></div>
<div><dt>Stateless</dt><dd>The client carries the proof. Any server with the key can answer, and no server can tell that the proof was copied.</dd></div>
</dl>`;

/** Where the textbook is too simple. */
export const caveats: Html = html`<ul>
<li>Cookies and tokens are no alternatives: a token may travel in a cookie, and an opaque number may travel in a header.</li>
<li>Where a credential is kept decides more than what it is. A perfect token in <code>localStorage</code> is one injected script away from being somebody else's.</li>
<li>Most systems are mixtures. The hybrid doors keep a token and look it up all the same; the hardened token door verifies access tokens without a look-up, and looks up its refresh tokens.</li>
</ul>`;
