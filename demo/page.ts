import { connectPageSettings } from './preferences.js';

// A page without a dashboard needs only its header connected.
connectPageSettings();
