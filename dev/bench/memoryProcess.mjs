// See memory.mjs. The last line of its output is the result.
import { createContext } from './context.mjs';
import { forgetPeak, residentMb } from './memory.mjs';
import { rows, variantsOf } from './rows/index.mjs';

const { url, packageFolder, row: id, variant: variantId, arm } = JSON.parse(process.argv[2]);
const row = rows.find((one) => one.id === id);
const variant = variantsOf(row, 'full').find((one) => one.id === variantId);
const arms = await row.arms(await createContext({ url, packageFolder }), variant);

globalThis.gc();
forgetPeak();
const before = residentMb('now');
const results = await arms[arm].run();
const peak = residentMb('peak');
if (results !== row.expects(variant)) throw new Error(`${arm} returned ${results} results`);
console.log(`\n${peak - before}`);
process.exit(0);
