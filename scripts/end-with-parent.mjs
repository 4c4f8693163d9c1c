// Loaded into the processes that `npm start` runs: when their supervisor is gone, even by kill -9, they end too.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
