/** True in the development build and in tests, false in production; replaced at build time. */
declare const __DEV__: boolean;
