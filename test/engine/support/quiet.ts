// Imported before n8n-core, which logs every error that ends an execution.
process.env['N8N_LOG_LEVEL'] = 'silent';
