export { FakeClock } from './fake-clock.js';
export { freshDatabase, openTestDatabase, type FreshDatabase, type TestDatabase } from './database/test-database.js';
export { SmtpSink, type SinkAnswers, type SunkMail } from './smtp-sink.js';
export { temporaryFolder, type TemporaryFolder } from './temporary-folder.js';
export { until } from './until.js';
export { expectInk, inkOf, openBrowser, type TestBrowser } from './browser/test-browser.js';
export { runMadoguchi, type CommandOptions, type CommandResult } from './desk/command-line.js';
export { HttpClient, type Answer, type RequestOptions, type Upload } from './desk/http-client.js';
export { startDesk, type DeskOptions, type TestDesk, type TestUser } from './desk/test-desk.js';
