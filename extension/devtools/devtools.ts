import { browserDevtoolsHost } from '../host/devtools-host.ts';
import { Recorder } from './recorder.ts';

const host = browserDevtoolsHost();
const recorder = new Recorder((update) => host.send(update));

host.watchRequests((entry, readBody) => void recorder.record(entry, readBody));
host.watchCommands((command) => recorder.obey(command));
host.addPanel('Crumbtrail', 'icons/32.png', 'panel.html');
