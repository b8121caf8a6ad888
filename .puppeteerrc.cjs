// The browser is found or installed by scripts/browsers.ts; `npm ci` must also work where no browser can be downloaded.
module.exports = { skipDownload: true };
