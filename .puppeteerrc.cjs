// The test scripts find or install a browser themselves; puppeteer must not download one.
module.exports = { skipDownload: true };
