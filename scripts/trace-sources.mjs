// Loaded into every program of ours: traces name our sources. The maps of packages stay unread, those of TypeORM alone
// would hold 30 MB.
import * as nodeModule from 'node:module';

// Node has it since 22.14.
nodeModule.setSourceMapsSupport?.(true);
