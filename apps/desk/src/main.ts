import { listen, loadConfig } from '@oficialia/platform';
import { createDesk } from './desk.module.js';

const config = loadConfig();
await listen(await createDesk(config), config.DESK_PORT);
