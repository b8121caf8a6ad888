import { render } from 'preact';
render(<p>Crumbtrail</p>, document.body);
