// What not all of the n8n versions have.
import { chosenN8nVersion } from '../../../scripts/n8n/versions';

const { version } = chosenN8nVersion();

/**
 * Whether the test of a credential shows the words of the credential. Older versions have their own for
 * each status, and store no credential with an empty key.
 */
export const showsWordsOfCredential = !['1.123.81', '2.8.4'].includes(version);

/**
 * Whether the Data Table node finds a table by its name. That of n8n 1 has the modes `list` and `id` only
 * (nodes/DataTable/actions/row/Row.resource.ts), and takes a name for an ID.
 */
export const findsDataTablesByName = version !== '1.123.81';
