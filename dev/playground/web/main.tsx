/** The page: what it needs to know is loaded, then drawn. */
import { render } from 'preact';
import './styles/tokens.css';
import './styles/layout.css';
import './styles/controls.css';
import './styles/parts.css';
import { logUploads } from './api/logged-upload.ts';
import { App } from './app.tsx';

logUploads();
const root = document.getElementById('app');
if (root) render(<App />, root);
