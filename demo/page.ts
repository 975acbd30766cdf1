import { connectPageSettings } from './preferences.js';

// A page without a dashboard has nothing but its header.
connectPageSettings();
