// Imported before everything else, because n8n-core reads its settings when it is loaded.
process.env.N8N_DEFAULT_BINARY_DATA_MODE = 'filesystem';
