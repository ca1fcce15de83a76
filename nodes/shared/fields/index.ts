// Everything that declares a field, under the names that n8n gives the types.
export { boolean } from './boolean';
export { collection } from './collection';
export { binaryPropertyName, paging, resultLimit, simplify } from './commonFields';
export { dateTime } from './dateTime';
export {
	readFields,
	showWhen,
	type Field,
	type FieldProperty,
	type Fields,
	type Params,
	type Texts,
} from './field';
export { multiOptions } from './multiOptions';
export { notice } from './notice';
export { number } from './number';
export { options } from './options';
export { resourceLocator } from './resourceLocator';
export { string, stringList } from './string';
