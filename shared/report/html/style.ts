/** DevTools density, system fonts, two themes, and a print form. Everything is a class: the policy forbids style attributes. */
export const css = `
:root{color-scheme:light dark;--page:#fff;--text:#1f2328;--quiet:#59636e;--line:#d8dee4;--soft:#f6f8fa;--accent:#0b57d0;
--critical:#9a1b6a;--high:#b3261e;--medium:#8a5300;--low:#0b57d0;--info:#59636e;--good:#146c2e}
@media(prefers-color-scheme:dark){:root{--page:#1f1f1f;--text:#e3e3e3;--quiet:#a8abb0;--line:#3c4043;--soft:#28292b;--accent:#8ab4f8;
--critical:#f5a3d7;--high:#f2b8b5;--medium:#f5c56b;--low:#8ab4f8;--info:#a8abb0;--good:#81c995}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1080px;padding:16px 20px 40px;background:var(--page);color:var(--text);font:13px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:18px;margin:0}h2{font-size:16px;margin:0}h3{font-size:14px;margin:22px 0 6px}h4{font-size:13px;margin:10px 0 2px}
p{margin:4px 0}ul,ol{margin:4px 0;padding-left:20px}a{color:var(--accent)}code{font:12px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}
h4 code,h3 code{font-weight:400;color:var(--quiet)}
.note,.quiet,.place,.count,.references{color:var(--quiet)}.count{font-weight:400}
.top{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:baseline;border-bottom:1px solid var(--line);padding-bottom:8px}
nav ul{list-style:none;padding:0}
.report{margin-top:24px}.report+.report{border-top:2px solid var(--line);padding-top:20px}
.summary{font-size:14px}
.facts{display:flex;flex-wrap:wrap;gap:4px 24px;margin:8px 0}.facts div{display:flex;gap:6px}.facts dt{color:var(--quiet)}.facts dd{margin:0;font-weight:600}
.evidence{list-style:none;padding:0;margin:4px 0;color:var(--quiet);font-size:12px}.evidence li{padding-left:10px;border-left:2px solid var(--line);margin:2px 0}
.kind,.basis{display:inline-block;border:1px solid var(--line);border-radius:3px;padding:0 4px;font-size:11px;line-height:16px;color:var(--quiet);white-space:nowrap}
.basis.observed{border-style:solid}.basis.inferred{border-style:dashed}.basis.not-seen{border-style:dotted}
.advice{border:1px solid var(--line);border-radius:4px;background:var(--soft);padding:2px 10px 8px;margin:10px 0}
.scroll{overflow-x:auto}.scroll:focus-visible{outline:2px solid var(--accent)}
.sequence{display:block;margin:4px 0;color:var(--text)}
.sequence-head,.sequence-number{fill:var(--page)}.sequence-label{stroke:var(--page)}
table{border-collapse:collapse;width:100%}th,td{border:1px solid var(--line);padding:5px 8px;text-align:left;vertical-align:top;overflow-wrap:break-word}td a{white-space:nowrap}
thead th{background:var(--soft);font-weight:600;color:var(--quiet);white-space:nowrap}tbody th{font-weight:600;white-space:nowrap}
.comparison td{width:24%;min-width:150px}.comparison td:last-child{width:auto;min-width:240px}.attributes span{display:inline-block;margin-right:12px}.attributes b{color:var(--quiet);font-weight:400}
.finding{border:1px solid var(--line);border-left:4px solid var(--info);border-radius:4px;padding:2px 10px 8px;margin:8px 0}
.finding.critical{border-left-color:var(--critical)}.finding.high{border-left-color:var(--high)}.finding.medium{border-left-color:var(--medium)}.finding.low{border-left-color:var(--low)}
.finding.unsure{border-left-style:dashed}
.severity{display:inline-block;min-width:64px;font-weight:700}.severity.critical{color:var(--critical)}.severity.high{color:var(--high)}.severity.medium{color:var(--medium)}.severity.low{color:var(--low)}.severity.info,.severity.unsure{color:var(--info)}
summary{cursor:pointer;color:var(--quiet)}details{margin:4px 0}
.status{white-space:nowrap}.status.met{color:var(--good)}.status.not-met{color:var(--high);font-weight:600}.status.not-seen{color:var(--quiet)}
@media print{:root{color-scheme:light;--page:#fff;--text:#000;--quiet:#444;--line:#bbb;--soft:#fff;--accent:#000;--critical:#000;--high:#000;--medium:#000;--low:#000;--info:#000}
body{max-width:none;padding:0;font-size:11px}.finding,tr,.advice,.sequence{break-inside:avoid}h3,h4{break-after:avoid}.scroll{overflow:visible}.sequence{max-width:100%;height:auto}
.report+.report{break-before:page}details::details-content{content-visibility:visible;display:block;height:auto}}
`.replaceAll('\n', '');
