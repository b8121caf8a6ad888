// The watchers as a file: registered for the pages of a site while the user watches it, where the site was allowed.
import { messageWatchLimits, watchMessages } from './watch-messages.ts';
import { siteWatchKey, watchLimits, watchWrites } from './watch-writes.ts';

watchWrites({ key: siteWatchKey, ...watchLimits });
watchMessages({ key: siteWatchKey, ...messageWatchLimits });
