import { createHttpApp, listen, loadConfig } from '@oficialia/platform';
import { PortalModule } from './portal.module.js';

const config = loadConfig();
await listen(await createHttpApp(PortalModule.with(config)), config.PORTAL_PORT);
