//#region src/http-exception.ts
/**
* `HTTPException` must be used when a fatal error such as authentication failure occurs.
*
* @see {@link https://hono.dev/docs/api/exception}
*
* @param {StatusCode} status - status code of HTTPException
* @param {HTTPExceptionOptions} options - options of HTTPException
* @param {HTTPExceptionOptions["res"]} options.res - response of options of HTTPException
* @param {HTTPExceptionOptions["message"]} options.message - message of options of HTTPException
* @param {HTTPExceptionOptions["cause"]} options.cause - cause of options of HTTPException
*
* @example
* ```ts
* import { HTTPException } from 'hono/http-exception'
*
* // ...
*
* app.post('/auth', async (c, next) => {
*   // authentication
*   if (authorized === false) {
*     throw new HTTPException(401, { message: 'Custom error message' })
*   }
*   await next()
* })
* ```
*/
var HTTPException = class extends Error {
	res;
	status;
	/**
	* Creates an instance of `HTTPException`.
	* @param status - HTTP status code for the exception. Defaults to 500.
	* @param options - Additional options for the exception.
	*/
	constructor(status = 500, options) {
		super(options?.message, { cause: options?.cause });
		this.res = options?.res;
		this.status = status;
	}
	/**
	* Returns the response object associated with the exception.
	* If a response object is not provided, a new response is created with the error message and status code.
	* @returns The response object.
	*/
	getResponse() {
		if (this.res) return new Response(this.res.body, {
			status: this.status,
			headers: this.res.headers
		});
		return new Response(this.message, { status: this.status });
	}
};

//#region src/request/constants.ts
const GET_MATCH_RESULT = Symbol();

const bufferToFormData = (arrayBuffer, contentType) => {
	return new Response(arrayBuffer, { headers: { "Content-Type": contentType.replace(/^[^;]+/, (mediaType) => mediaType.toLowerCase()) } }).formData();
};

//#region src/utils/body.ts
const MAX_NESTED_OBJECTS = 1e4;
const isRawRequest = (request) => "headers" in request;
const parseBody = async (request, options = Object.create(null)) => {
	const { all = false, dot = false } = options;
	const mediaType = (isRawRequest(request) ? request.headers : request.raw.headers).get("Content-Type")?.split(";")[0].trim().toLowerCase();
	if (mediaType === "multipart/form-data" || mediaType === "application/x-www-form-urlencoded") return parseFormData(request, {
		all,
		dot
	});
	return {};
};
/**
* Parses form data from a request.
*
* @template T - The type of the parsed body data.
* @param {HonoRequest | Request} request - The request object containing form data.
* @param {ParseBodyOptions} options - Options for parsing the form data.
* @returns {Promise<T>} The parsed body data.
*/
async function parseFormData(request, options) {
	if (!isRawRequest(request) && request.bodyCache.formData) return convertFormDataToBodyData(await request.bodyCache.formData, options);
	const headers = isRawRequest(request) ? request.headers : request.raw.headers;
	const arrayBuffer = await request.arrayBuffer();
	const formDataPromise = bufferToFormData(arrayBuffer, headers.get("Content-Type") || "");
	if (!isRawRequest(request)) request.bodyCache.formData = formDataPromise;
	const formData = await formDataPromise;
	if (formData) return convertFormDataToBodyData(formData, options);
	return {};
}
/**
* Converts form data to body data based on the provided options.
*
* @template T - The type of the parsed body data.
* @param {FormData} formData - The form data to convert.
* @param {ParseBodyOptions} options - Options for parsing the form data.
* @returns {T} The converted body data.
*/
function convertFormDataToBodyData(formData, options) {
	const form = Object.create(null);
	const nestingState = { count: 0 };
	formData.forEach((value, key) => {
		if (!(options.all || key.endsWith("[]"))) form[key] = value;
		else handleParsingAllValues(form, key, value);
	});
	if (options.dot) Object.entries(form).forEach(([key, value]) => {
		if (key.includes(".")) {
			handleParsingNestedValues(form, key, value, nestingState);
			delete form[key];
		}
	});
	return form;
}
/**
* Handles parsing all values for a given key, supporting multiple values as arrays.
*
* @param {BodyData} form - The form data object.
* @param {string} key - The key to parse.
* @param {FormDataEntryValue} value - The value to assign.
*/
const handleParsingAllValues = (form, key, value) => {
	if (form[key] !== void 0) {
		if (Array.isArray(form[key])) form[key].push(value);
		else form[key] = [form[key], value];
	} else if (!key.endsWith("[]")) form[key] = value;
	else form[key] = [value];
};
/**
* Handles parsing nested values using dot notation keys.
*
* @param {BodyData} form - The form data object.
* @param {string} key - The dot notation key.
* @param {BodyDataValue} value - The value to assign.
* @param {{ count: number }} state - The state object tracking nesting depth.
*/
const handleParsingNestedValues = (form, key, value, state) => {
	if (/(?:^|\.)__proto__\./.test(key)) return;
	let nestedForm = form;
	const keys = key.split(".", 34);
	if (keys.length > 33) throwNestingLimitExceeded();
	keys.forEach((key, index) => {
		if (index === keys.length - 1) nestedForm[key] = value;
		else {
			if (!nestedForm[key] || typeof nestedForm[key] !== "object" || Array.isArray(nestedForm[key]) || nestedForm[key] instanceof File) {
				if (state.count++ >= MAX_NESTED_OBJECTS) throwNestingLimitExceeded();
				nestedForm[key] = Object.create(null);
			}
			nestedForm = nestedForm[key];
		}
	});
};
const throwNestingLimitExceeded = () => {
	throw new Error("Nesting limit exceeded");
};

//#region src/utils/url.ts
const splitPath = (path) => {
	const paths = path.split("/");
	if (paths[0] === "") paths.shift();
	return paths;
};
const splitRoutingPath = (routePath) => {
	const { groups, path } = extractGroupsFromPath(routePath);
	const paths = splitPath(path);
	return replaceGroupMarks(paths, groups);
};
const extractGroupsFromPath = (path) => {
	const groups = [];
	path = path.replace(/\{[^}]+\}/g, (match, index) => {
		const mark = `@${index}`;
		groups.push([mark, match]);
		return mark;
	});
	return {
		groups,
		path
	};
};
const replaceGroupMarks = (paths, groups) => {
	for (let i = groups.length - 1; i >= 0; i--) {
		const [mark] = groups[i];
		for (let j = paths.length - 1; j >= 0; j--) if (paths[j].includes(mark)) {
			paths[j] = paths[j].replace(mark, groups[i][1]);
			break;
		}
	}
	return paths;
};
const patternCache = {};
const getPattern = (label, next) => {
	if (label === "*") return "*";
	const match = label.match(/^\:([^\{\}]+)(?:\{(.+)\})?$/);
	if (match) {
		const cacheKey = `${label}#${next}`;
		if (!patternCache[cacheKey]) {
			if (match[2]) patternCache[cacheKey] = next && next[0] !== ":" && next[0] !== "*" ? [
				cacheKey,
				match[1],
				new RegExp(`^${match[2]}(?=/${next})`)
			] : [
				label,
				match[1],
				new RegExp(`^${match[2]}$`)
			];
			else patternCache[cacheKey] = [
				label,
				match[1],
				true
			];
		}
		return patternCache[cacheKey];
	}
	return null;
};
const tryDecode = (str, decoder) => {
	try {
		return decoder(str);
	} catch {
		return str.replace(/(?:%[0-9A-Fa-f]{2})+/g, (match) => {
			try {
				return decoder(match);
			} catch {
				return match;
			}
		});
	}
};
const decodeURIWithPreservedPercent = (value) => decodeURI(value.includes("%25") ? value.replace(/%25/g, "%2525") : value);
const getPath = (request) => {
	const url = request.url;
	const start = url.indexOf("/", url.indexOf(":") + 4);
	let i = start;
	for (; i < url.length; i++) {
		const charCode = url.charCodeAt(i);
		if (charCode === 37) {
			const queryIndex = url.indexOf("?", i);
			const hashIndex = url.indexOf("#", i);
			const end = queryIndex === -1 ? hashIndex === -1 ? void 0 : hashIndex : hashIndex === -1 ? queryIndex : Math.min(queryIndex, hashIndex);
			const path = url.slice(start, end);
			const decoded = tryDecode(path, decodeURIWithPreservedPercent);
			if (/%(?![0-9A-Fa-f]{2})/.test(path)) {
				const rewritten = new URL("http://localhost");
				rewritten.pathname = decoded.replace(/[\\\t\n\r]/g, encodeURIComponent);
				if (tryDecode(rewritten.pathname, decodeURIWithPreservedPercent) !== decoded) return tryDecode(path.replace(/%(?![0-9A-Fa-f]{2})/g, "%25"), decodeURIWithPreservedPercent);
			}
			return decoded;
		} else if (charCode === 63 || charCode === 35) break;
	}
	return url.slice(start, i);
};
const getPathNoStrict = (request) => {
	const result = getPath(request);
	return result.length > 1 && result.at(-1) === "/" ? result.slice(0, -1) : result;
};
/**
* Merge paths.
* @param {string[]} ...paths - The paths to merge.
* @returns {string} The merged path.
* @example
* mergePath('/api', '/users') // '/api/users'
* mergePath('/api/', '/users') // '/api/users'
* mergePath('/api', '/') // '/api'
* mergePath('/api/', '/') // '/api/'
*/
const mergePath = (base, sub, ...rest) => {
	if (rest.length) sub = mergePath(sub, ...rest);
	return `${base?.[0] === "/" ? "" : "/"}${base}${sub === "/" ? "" : `${base?.at(-1) === "/" ? "" : "/"}${sub?.[0] === "/" ? sub.slice(1) : sub}`}`;
};
const checkOptionalParameter = (path) => {
	if (path.charCodeAt(path.length - 1) !== 63 || !path.includes(":")) return null;
	const segments = path.split("/");
	const results = [];
	let basePath = "";
	segments.forEach((segment) => {
		if (segment !== "" && !/\:/.test(segment)) basePath += "/" + segment;
		else if (/\:/.test(segment)) {
			if (segment.charCodeAt(segment.length - 1) === 63) {
				if (results.length === 0 && basePath === "") results.push("/");
				else results.push(basePath);
				const optionalSegment = segment.slice(0, -1);
				basePath += "/" + optionalSegment;
				results.push(basePath);
			} else basePath += "/" + segment;
		}
	});
	return results.filter((v, i, a) => a.indexOf(v) === i);
};
const tryDecodeURIComponent = (str) => str.indexOf("%") !== -1 ? tryDecode(str, decodeURIComponent_) : str;
const _decodeURI = (value) => {
	if (value.indexOf("+") !== -1) value = value.replace(/\+/g, " ");
	return tryDecodeURIComponent(value);
};
const _getQueryParam = (url, key, multiple) => {
	const hashIndex = url.indexOf("#", 8);
	if (hashIndex !== -1) url = url.slice(0, hashIndex);
	let encoded;
	if (!multiple && key && !/[%+&=]/.test(key)) {
		const queryIndex = url.indexOf("?", 8);
		let keyIndex = queryIndex;
		if (keyIndex === -1) return;
		if (!url.startsWith(key, keyIndex + 1)) keyIndex = url.indexOf(`&${key}`, keyIndex + 1);
		while (keyIndex !== -1) {
			const trailingKeyCode = url.charCodeAt(keyIndex + key.length + 1);
			if (trailingKeyCode === 61 || trailingKeyCode === 38 || isNaN(trailingKeyCode)) {
				if (keyIndex > queryIndex && /(?:^|&)[^=&]*[%+]/.test(url.slice(queryIndex + 1, keyIndex))) break;
				if (trailingKeyCode === 61) {
					const valueIndex = keyIndex + key.length + 2;
					const endIndex = url.indexOf("&", valueIndex);
					return _decodeURI(url.slice(valueIndex, endIndex === -1 ? void 0 : endIndex));
				}
				return "";
			}
			keyIndex = url.indexOf(`&${key}`, keyIndex + 1);
		}
		encoded = /[%+]/.test(url);
		if (!encoded) return;
	}
	const results = Object.create(null);
	encoded ??= /[%+]/.test(url);
	let keyIndex = url.indexOf("?", 8);
	while (keyIndex !== -1) {
		const nextKeyIndex = url.indexOf("&", keyIndex + 1);
		let valueIndex = url.indexOf("=", keyIndex);
		if (valueIndex > nextKeyIndex && nextKeyIndex !== -1) valueIndex = -1;
		let name = url.slice(keyIndex + 1, valueIndex === -1 ? nextKeyIndex === -1 ? void 0 : nextKeyIndex : valueIndex);
		if (encoded) name = _decodeURI(name);
		keyIndex = nextKeyIndex;
		if (name === "") continue;
		let value;
		if (valueIndex === -1) value = "";
		else {
			value = url.slice(valueIndex + 1, nextKeyIndex === -1 ? void 0 : nextKeyIndex);
			if (encoded) value = _decodeURI(value);
		}
		if (multiple) {
			if (!(results[name] && Array.isArray(results[name]))) results[name] = [];
			results[name].push(value);
		} else results[name] ??= value;
	}
	return key ? results[key] : results;
};
const getQueryParam = _getQueryParam;
const getQueryParams = (url, key) => {
	return _getQueryParam(url, key, true);
};
const decodeURIComponent_ = decodeURIComponent;

//#region src/request.ts
var HonoRequest = class {
	/**
	* `.raw` can get the raw Request object.
	*
	* @see {@link https://hono.dev/docs/api/request#raw}
	*
	* @example
	* ```ts
	* // For Cloudflare Workers
	* app.post('/', async (c) => {
	*   const metadata = c.req.raw.cf?.hostMetadata?
	*   ...
	* })
	* ```
	*/
	raw;
	#validatedData;
	#matchResult;
	routeIndex = 0;
	/**
	* `.path` can get the pathname of the request.
	*
	* @see {@link https://hono.dev/docs/api/request#path}
	*
	* @example
	* ```ts
	* app.get('/about/me', (c) => {
	*   const pathname = c.req.path // `/about/me`
	* })
	* ```
	*/
	path;
	bodyCache = {};
	constructor(request, path = "/", matchResult = [[]]) {
		this.raw = request;
		this.path = path;
		this.#matchResult = matchResult;
	}
	param(key) {
		return key ? this.#getDecodedParam(key) : this.#getAllDecodedParams();
	}
	#getDecodedParam(key) {
		const paramKey = this.#matchResult[0][this.routeIndex]?.[1][key];
		const param = this.#getParamValue(paramKey);
		return param && tryDecodeURIComponent(param);
	}
	#getAllDecodedParams() {
		const decoded = {};
		const keys = Object.keys(this.#matchResult[0][this.routeIndex]?.[1] ?? {});
		for (const key of keys) {
			const value = this.#getParamValue(this.#matchResult[0][this.routeIndex][1][key]);
			if (value !== void 0) decoded[key] = tryDecodeURIComponent(value);
		}
		return decoded;
	}
	#getParamValue(paramKey) {
		return this.#matchResult[1] ? this.#matchResult[1][paramKey] : paramKey;
	}
	query(key) {
		return getQueryParam(this.url, key);
	}
	queries(key) {
		return getQueryParams(this.url, key);
	}
	header(name) {
		if (name) return this.raw.headers.get(name) ?? void 0;
		const headerData = Object.create(null);
		this.raw.headers.forEach((value, key) => {
			headerData[key] = value;
		});
		return headerData;
	}
	async parseBody(options) {
		return parseBody(this, options);
	}
	#cachedBody = (key) => {
		const { bodyCache, raw } = this;
		const cachedBody = bodyCache[key];
		if (cachedBody) return cachedBody;
		for (const anyCachedKey in bodyCache) return bodyCache[anyCachedKey].then((body) => {
			if (anyCachedKey === "json") body = JSON.stringify(body);
			const contentType = anyCachedKey === "formData" ? void 0 : raw.headers.get("content-type");
			return new Response(body, { headers: contentType ? { "Content-Type": contentType } : void 0 })[key]();
		});
		return bodyCache[key] = raw[key]();
	};
	/**
	* `.json()` can parse Request body of type `application/json`
	*
	* @see {@link https://hono.dev/docs/api/request#json}
	*
	* @example
	* ```ts
	* app.post('/entry', async (c) => {
	*   const body = await c.req.json()
	* })
	* ```
	*/
	json() {
		return this.#cachedBody("text").then((text) => JSON.parse(text));
	}
	/**
	* `.text()` can parse Request body of type `text/plain`
	*
	* @see {@link https://hono.dev/docs/api/request#text}
	*
	* @example
	* ```ts
	* app.post('/entry', async (c) => {
	*   const body = await c.req.text()
	* })
	* ```
	*/
	text() {
		return this.#cachedBody("text");
	}
	/**
	* `.arrayBuffer()` parse Request body as an `ArrayBuffer`
	*
	* @see {@link https://hono.dev/docs/api/request#arraybuffer}
	*
	* @example
	* ```ts
	* app.post('/entry', async (c) => {
	*   const body = await c.req.arrayBuffer()
	* })
	* ```
	*/
	arrayBuffer() {
		return this.#cachedBody("arrayBuffer");
	}
	/**
	* `.bytes()` parses the request body as a `Uint8Array`.
	*
	* @see {@link https://hono.dev/docs/api/request#bytes}
	*
	* @example
	* ```ts
	* app.post('/entry', async (c) => {
	*   const body = await c.req.bytes()
	* })
	* ```
	*/
	bytes() {
		return this.#cachedBody("arrayBuffer").then((buffer) => new Uint8Array(buffer));
	}
	/**
	* Parses the request body as a `Blob`.
	* @example
	* ```ts
	* app.post('/entry', async (c) => {
	*   const body = await c.req.blob();
	* });
	* ```
	* @see https://hono.dev/docs/api/request#blob
	*/
	blob() {
		return this.#cachedBody("blob");
	}
	/**
	* Parses the request body as `FormData`.
	* @example
	* ```ts
	* app.post('/entry', async (c) => {
	*   const body = await c.req.formData();
	* });
	* ```
	* @see https://hono.dev/docs/api/request#formdata
	*/
	formData() {
		return this.#cachedBody("formData");
	}
	/**
	* Adds validated data to the request.
	*
	* @param target - The target of the validation.
	* @param data - The validated data to add.
	*/
	addValidatedData(target, data) {
		(this.#validatedData ??= {})[target] = data;
	}
	valid(target) {
		return this.#validatedData?.[target];
	}
	/**
	* `.url` can get the request url strings.
	*
	* @see {@link https://hono.dev/docs/api/request#url}
	*
	* @example
	* ```ts
	* app.get('/about/me', (c) => {
	*   const url = c.req.url // `http://localhost:8787/about/me`
	*   ...
	* })
	* ```
	*/
	get url() {
		return this.raw.url;
	}
	/**
	* `.method` can get the method name of the request.
	*
	* @see {@link https://hono.dev/docs/api/request#method}
	*
	* @example
	* ```ts
	* app.get('/about/me', (c) => {
	*   const method = c.req.method // `GET`
	* })
	* ```
	*/
	get method() {
		return this.raw.method;
	}
	get [GET_MATCH_RESULT]() {
		return this.#matchResult;
	}
	/**
	* `.matchedRoutes` can return a matched route in the handler
	*
	* @deprecated
	*
	* Use matchedRoutes helper defined in "hono/route" instead.
	*
	* @see {@link https://hono.dev/docs/api/request#matchedroutes}
	*
	* @example
	* ```ts
	* app.use('*', async function logger(c, next) {
	*   await next()
	*   c.req.matchedRoutes.forEach(({ handler, method, path }, i) => {
	*     const name = handler.name || (handler.length < 2 ? '[handler]' : '[middleware]')
	*     console.log(
	*       method,
	*       ' ',
	*       path,
	*       ' '.repeat(Math.max(10 - path.length, 0)),
	*       name,
	*       i === c.req.routeIndex ? '<- respond from here' : ''
	*     )
	*   })
	* })
	* ```
	*/
	get matchedRoutes() {
		return this.#matchResult[0].map(([[, route]]) => route);
	}
	/**
	* `.routePath` can retrieve the path registered within the handler
	*
	* @deprecated
	*
	* Use routePath helper defined in "hono/route" instead.
	*
	* @see {@link https://hono.dev/docs/api/request#routepath}
	*
	* @example
	* ```ts
	* app.get('/posts/:id', (c) => {
	*   return c.json({ path: c.req.routePath })
	* })
	* ```
	*/
	get routePath() {
		return this.#matchResult[0].map(([[, route]]) => route)[this.routeIndex].path;
	}
};

//#region src/utils/html.ts
/**
* @module
* HTML utility.
*/
const HtmlEscapedCallbackPhase = {
	Stringify: 1};
const resolveCallback = async (str, phase, preserveCallbacks, context, buffer) => {
	if (typeof str === "object" && !(str instanceof String)) {
		if (!(str instanceof Promise)) str = str.toString();
		if (str instanceof Promise) str = await str;
	}
	const callbacks = str.callbacks;
	if (!callbacks?.length) return Promise.resolve(str);
	if (buffer) buffer[0] += str;
	else buffer = [str];
	const resStr = Promise.all(callbacks.map((c) => c({
		phase,
		buffer,
		context
	}))).then((res) => Promise.all(res.filter(Boolean).map((str) => resolveCallback(str, phase, false, context, buffer))).then(() => buffer[0]));
	return resStr;
};

//#region src/context.ts
const TEXT_PLAIN = "text/plain; charset=UTF-8";
const setDefaultContentType = (contentType, headers) => {
	return {
		"Content-Type": contentType,
		...headers
	};
};
const createResponseInstance = (body, init) => new Response(body, init);
var Context = class {
	#rawRequest;
	#req;
	/**
	* `.env` can get bindings (environment variables, secrets, KV namespaces, D1 database, R2 bucket etc.) in Cloudflare Workers.
	*
	* @see {@link https://hono.dev/docs/api/context#env}
	*
	* @example
	* ```ts
	* // Environment object for Cloudflare Workers
	* app.get('*', async c => {
	*   const counter = c.env.COUNTER
	* })
	* ```
	*/
	env = {};
	#var;
	finalized = false;
	/**
	* `.error` can get the error object from the middleware if the Handler throws an error.
	*
	* @see {@link https://hono.dev/docs/api/context#error}
	*
	* @example
	* ```ts
	* app.use('*', async (c, next) => {
	*   await next()
	*   if (c.error) {
	*     // do something...
	*   }
	* })
	* ```
	*/
	error;
	#status;
	#executionCtx;
	#res;
	#layout;
	#renderer;
	#notFoundHandler;
	#preparedHeaders;
	#matchResult;
	#path;
	/**
	* Creates an instance of the Context class.
	*
	* @param req - The Request object.
	* @param options - Optional configuration options for the context.
	*/
	constructor(req, options) {
		this.#rawRequest = req;
		if (options) {
			this.#executionCtx = options.executionCtx;
			this.env = options.env;
			this.#notFoundHandler = options.notFoundHandler;
			this.#path = options.path;
			this.#matchResult = options.matchResult;
		}
	}
	/**
	* `.req` is the instance of {@link HonoRequest}.
	*/
	get req() {
		this.#req ??= new HonoRequest(this.#rawRequest, this.#path, this.#matchResult);
		return this.#req;
	}
	/**
	* @see {@link https://hono.dev/docs/api/context#event}
	* The FetchEvent associated with the current request.
	*
	* @throws Will throw an error if the context does not have a FetchEvent.
	*/
	get event() {
		if (this.#executionCtx && "respondWith" in this.#executionCtx) return this.#executionCtx;
		else throw Error("This context has no FetchEvent");
	}
	/**
	* @see {@link https://hono.dev/docs/api/context#executionctx}
	* The ExecutionContext associated with the current request.
	*
	* @throws Will throw an error if the context does not have an ExecutionContext.
	*/
	get executionCtx() {
		if (this.#executionCtx) return this.#executionCtx;
		else throw Error("This context has no ExecutionContext");
	}
	/**
	* @see {@link https://hono.dev/docs/api/context#res}
	* The Response object for the current request.
	*/
	get res() {
		return this.#res ||= createResponseInstance(null, { headers: this.#preparedHeaders ??= new Headers() });
	}
	/**
	* Sets the Response object for the current request.
	*
	* @param _res - The Response object to set.
	*/
	set res(_res) {
		if (this.#res && _res) {
			_res = createResponseInstance(_res.body, _res);
			for (const [k, v] of this.#res.headers.entries()) {
				if (k === "content-type") continue;
				if (k === "set-cookie") {
					const cookies = this.#res.headers.getSetCookie();
					_res.headers.delete("set-cookie");
					for (const cookie of cookies) _res.headers.append("set-cookie", cookie);
				} else _res.headers.set(k, v);
			}
		}
		this.#res = _res;
		this.finalized = true;
	}
	/**
	* `.render()` can create a response within a layout.
	*
	* @see {@link https://hono.dev/docs/api/context#render-setrenderer}
	*
	* @example
	* ```ts
	* app.get('/', (c) => {
	*   return c.render('Hello!')
	* })
	* ```
	*/
	render = (...args) => {
		this.#renderer ??= (content) => this.html(content);
		return this.#renderer(...args);
	};
	/**
	* Sets the layout for the response.
	*
	* @param layout - The layout to set.
	* @returns The layout function.
	*/
	setLayout = (layout) => this.#layout = layout;
	/**
	* Gets the current layout for the response.
	*
	* @returns The current layout function.
	*/
	getLayout = () => this.#layout;
	/**
	* `.setRenderer()` can set the layout in the custom middleware.
	*
	* @see {@link https://hono.dev/docs/api/context#render-setrenderer}
	*
	* @example
	* ```tsx
	* app.use('*', async (c, next) => {
	*   c.setRenderer((content) => {
	*     return c.html(
	*       <html>
	*         <body>
	*           <p>{content}</p>
	*         </body>
	*       </html>
	*     )
	*   })
	*   await next()
	* })
	* ```
	*/
	setRenderer = (renderer) => {
		this.#renderer = renderer;
	};
	/**
	* `.header()` can set headers.
	*
	* @see {@link https://hono.dev/docs/api/context#header}
	*
	* @example
	* ```ts
	* app.get('/welcome', (c) => {
	*   // Set headers
	*   c.header('X-Message', 'Hello!')
	*   c.header('Content-Type', 'text/plain')
	*
	*   // Append multiple headers using the append option (e.g. Vary)
	*   c.header('Vary', 'Accept-Encoding', { append: true })
	*   c.header('Vary', 'User-Agent', { append: true })
	*
	*   return c.body('Thank you for coming')
	* })
	* ```
	*/
	header = (name, value, options) => {
		if (this.finalized && !this.#res.bodyUsed) this.#res = createResponseInstance(this.#res.body, this.#res);
		const headers = this.#res ? this.#res.headers : this.#preparedHeaders ??= new Headers();
		if (value === void 0) headers.delete(name);
		else if (options?.append) headers.append(name, value);
		else headers.set(name, value);
	};
	status = (status) => {
		this.#status = status;
	};
	/**
	* `.set()` can set the value specified by the key.
	*
	* @see {@link https://hono.dev/docs/api/context#set-get}
	*
	* @example
	* ```ts
	* app.use('*', async (c, next) => {
	*   c.set('message', 'Hono is hot!!')
	*   await next()
	* })
	* ```
	*/
	set = (key, value) => {
		this.#var ??= /* @__PURE__ */ new Map();
		this.#var.set(key, value);
	};
	/**
	* `.get()` can use the value specified by the key.
	*
	* @see {@link https://hono.dev/docs/api/context#set-get}
	*
	* @example
	* ```ts
	* app.get('/', (c) => {
	*   const message = c.get('message')
	*   return c.text(`The message is "${message}"`)
	* })
	* ```
	*/
	get = (key) => {
		return this.#var ? this.#var.get(key) : void 0;
	};
	/**
	* `.var` can access the value of a variable.
	*
	* @see {@link https://hono.dev/docs/api/context#var}
	*
	* @example
	* ```ts
	* const result = c.var.client.oneMethod()
	* ```
	*/
	get var() {
		if (!this.#var) return {};
		return Object.fromEntries(this.#var);
	}
	#newResponse(data, arg, headers) {
		let responseHeaders = this.#res ? new Headers(this.#res.headers) : this.#preparedHeaders;
		if (typeof arg === "object" && arg.headers) {
			responseHeaders ??= new Headers();
			for (const [key, value] of new Headers(arg.headers)) if (key === "set-cookie") responseHeaders.append(key, value);
			else responseHeaders.set(key, value);
		}
		if (headers) {
			if (!responseHeaders) {
				let count = 0;
				for (const k in headers) if (++count > 1 || typeof headers[k] !== "string") {
					responseHeaders = new Headers();
					break;
				}
			}
			if (responseHeaders) for (const k in headers) {
				const v = headers[k];
				if (typeof v === "string") responseHeaders.set(k, v);
				else {
					responseHeaders.delete(k);
					for (const v2 of v) responseHeaders.append(k, v2);
				}
			}
		}
		const status = typeof arg === "number" ? arg : arg?.status ?? this.#status;
		return createResponseInstance(data, {
			status,
			headers: responseHeaders ?? headers
		});
	}
	newResponse = (...args) => this.#newResponse(...args);
	/**
	* `.body()` can return the HTTP response.
	* You can set headers with `.header()` and set HTTP status code with `.status`.
	* This can also be set in `.text()`, `.json()` and so on.
	*
	* @see {@link https://hono.dev/docs/api/context#body}
	*
	* @example
	* ```ts
	* app.get('/welcome', (c) => {
	*   // Set headers
	*   c.header('X-Message', 'Hello!')
	*   c.header('Content-Type', 'text/plain')
	*   // Set HTTP status code
	*   c.status(201)
	*
	*   // Return the response body
	*   return c.body('Thank you for coming')
	* })
	* ```
	*/
	body = (data, arg, headers) => this.#newResponse(data, arg, headers);
	/**
	* `.text()` can render text as `Content-Type:text/plain`.
	*
	* @see {@link https://hono.dev/docs/api/context#text}
	*
	* @example
	* ```ts
	* app.get('/say', (c) => {
	*   return c.text('Hello!')
	* })
	* ```
	*/
	text = (text, arg, headers) => {
		return !this.#preparedHeaders && !this.#status && !arg && !headers && !this.finalized ? new Response(text) : this.#newResponse(text, arg, setDefaultContentType(TEXT_PLAIN, headers));
	};
	/**
	* `.json()` can render JSON as `Content-Type:application/json`.
	*
	* @see {@link https://hono.dev/docs/api/context#json}
	*
	* @example
	* ```ts
	* app.get('/api', (c) => {
	*   return c.json({ message: 'Hello!' })
	* })
	* ```
	*/
	json = (object, arg, headers) => {
		return this.#newResponse(JSON.stringify(object), arg, setDefaultContentType("application/json", headers));
	};
	html = (html, arg, headers) => {
		const res = (html) => this.#newResponse(html, arg, setDefaultContentType("text/html; charset=UTF-8", headers));
		return typeof html === "object" ? resolveCallback(html, HtmlEscapedCallbackPhase.Stringify, false, {}).then(res) : res(html);
	};
	/**
	* `.redirect()` can Redirect, default status code is 302.
	*
	* @see {@link https://hono.dev/docs/api/context#redirect}
	*
	* @example
	* ```ts
	* app.get('/redirect', (c) => {
	*   return c.redirect('/')
	* })
	* app.get('/redirect-permanently', (c) => {
	*   return c.redirect('/', 301)
	* })
	* ```
	*/
	redirect = (location, status) => {
		const locationString = String(location);
		this.header("Location", !/[^\x00-\xFF]/.test(locationString) ? locationString : encodeURI(locationString));
		return this.newResponse(null, status ?? 302);
	};
	/**
	* `.notFound()` can return the Not Found Response.
	*
	* @see {@link https://hono.dev/docs/api/context#notfound}
	*
	* @example
	* ```ts
	* app.get('/notfound', (c) => {
	*   return c.notFound()
	* })
	* ```
	*/
	notFound = () => {
		this.#notFoundHandler ??= () => createResponseInstance();
		return this.#notFoundHandler(this);
	};
};

//#region src/compose.ts
/**
* Compose middleware functions into a single function based on `koa-compose` package.
*
* @template E - The environment type.
*
* @param {[[Function, unknown], unknown][] | [[Function]][]} middleware - An array of middleware functions and their corresponding parameters.
* @param {ErrorHandler<E>} [onError] - An optional error handler function.
* @param {NotFoundHandler<E>} [onNotFound] - An optional not-found handler function.
*
* @returns {(context: Context, next?: Next) => Promise<Context>} - A composed middleware function.
*/
const compose = (middleware, onError, onNotFound) => {
	return (context, next) => {
		let index = -1;
		return dispatch(0);
		/**
		* Dispatch the middleware functions.
		*
		* @param {number} i - The current index in the middleware array.
		*
		* @returns {Promise<Context>} - A promise that resolves to the context.
		*/
		async function dispatch(i) {
			if (i <= index) throw new Error("next() called multiple times");
			index = i;
			let res;
			let isError = false;
			let handler;
			if (middleware[i]) {
				handler = middleware[i][0][0];
				context.req.routeIndex = i;
			} else handler = i === middleware.length && next || void 0;
			if (handler) try {
				res = await handler(context, () => dispatch(i + 1));
			} catch (err) {
				if (err instanceof Error && onError) {
					context.error = err;
					res = await onError(err, context);
					isError = true;
				} else throw err;
			}
			else if (context.finalized === false && onNotFound) res = await onNotFound(context);
			if (res && (context.finalized === false || isError)) context.res = res;
			return context;
		}
	};
};

//#region src/helper/route/index.ts
/**
* Get matched routes in the handler
*
* @param {Context} c - The context object
* @returns An array of matched routes
*
* @example
* ```ts
* import { matchedRoutes } from 'hono/route'
*
* app.use('*', async function logger(c, next) {
*   await next()
*   matchedRoutes(c).forEach(({ handler, method, path }, i) => {
*     const name = handler.name || (handler.length < 2 ? '[handler]' : '[middleware]')
*     console.log(
*       method,
*       ' ',
*       path,
*       ' '.repeat(Math.max(10 - path.length, 0)),
*       name,
*       i === c.req.routeIndex ? '<- respond from here' : ''
*     )
*   })
* })
* ```
*/
const matchedRoutes = (c) => c.req[GET_MATCH_RESULT][0].map(([[, route]]) => route);
/**
* Get the route path registered within the handler
*
* @param {Context} c - The context object
* @param {number} index - The index of the route from which to retrieve the path, similar to Array.prototype.at(), where a negative number is the index counted from the end of the matching route. Defaults to the current route index.
* @returns The route path registered within the handler
*
* @example
* ```ts
* import { routePath } from 'hono/route'
*
* app.use('*', (c, next) => {
*   console.log(routePath(c)) // '*'
*   console.log(routePath(c, -1)) // '/posts/:id'
*   return next()
* })
*
* app.get('/posts/:id', (c) => {
*   return c.text(routePath(c)) // '/posts/:id'
* })
* ```
*/
const routePath = (c, index) => matchedRoutes(c).at(c.req.routeIndex)?.path ?? "";

//#region src/router.ts
/**
* @module
* This module provides types definitions and variables for the routers.
*/
/**
* Constant representing all HTTP methods in uppercase.
*/
/**
* Array of supported HTTP methods.
*/
const METHODS = [
	"get",
	"post",
	"put",
	"delete",
	"options",
	"patch",
	"query"
];
/**
* Error message indicating that a route cannot be added because the matcher is already built.
*/
const MESSAGE_MATCHER_IS_ALREADY_BUILT = "Can not add a route since the matcher is already built.";
/**
* Error class representing an unsupported path error.
*/
var UnsupportedPathError = class extends Error {};

//#region src/utils/constants.ts
/**
* Constant used to mark a composed handler.
*/
const COMPOSED_HANDLER = "__COMPOSED_HANDLER";

//#region src/utils/mount.ts
const countTrailingSlashes = (path) => {
	let index = path.length;
	while (index > 0 && path.charCodeAt(index - 1) === 47) index--;
	return path.length - index;
};
const getPathPrefixLength = (c, pathPrefix, routePath) => {
	if (!/[:*]/.test(pathPrefix)) return pathPrefix.length;
	const path = c.req.path;
	const matchResult = c.req[GET_MATCH_RESULT];
	const paramNames = /* @__PURE__ */ new Set();
	let length = 0;
	for (const part of splitRoutingPath(pathPrefix)) {
		if (part[0] === ":" && part.endsWith("}?")) throw new Error(`mount(): Optional regular expression parameters are not supported in "${routePath}".`);
		const pattern = getPattern(part);
		if (pattern && pattern !== "*") {
			const name = pattern[1];
			if (paramNames.has(name)) throw new Error(`mount(): Duplicate path parameter "${name}" in "${routePath}".`);
			paramNames.add(name);
		}
		if (pattern && pattern !== "*" && pattern[2] !== true) {
			const value = matchResult.length === 2 ? matchResult[1][matchResult[0][c.req.routeIndex][1][pattern[1]]] : matchResult[0][c.req.routeIndex][1][pattern[1]];
			length += value.length + 1;
		} else if (pattern || part.endsWith("*")) {
			const end = path.indexOf("/", length + 1);
			length = end === -1 ? path.length : end;
		} else length += part.length + 1;
	}
	return length;
};
const createMountedRequest = (c, pathPrefix, routePath) => {
	if (/[^/]\*$/.test(routePath)) throw new Error(`mount(): Wildcard must follow "/" in "${routePath}".`);
	const prefixLength = getPathPrefixLength(c, pathPrefix, routePath);
	const path = c.req.path.slice(prefixLength) || "/";
	if (prefixLength > c.req.path.length || path[0] !== "/" || /\/(?:\.|%2e){1,2}(?:\/|$)/i.test(path)) throw new HTTPException(400, { message: "Invalid mounted path" });
	const rawUrl = c.req.raw.url;
	if (/^[^/?#]*\/\/[^/?#\\]*[?#\\]/.test(rawUrl)) throw new HTTPException(400, { message: "Invalid mounted path" });
	const rawPathEnd = rawUrl.search(/[?#]/);
	const rawTrailingSlashes = countTrailingSlashes(rawPathEnd === -1 ? rawUrl : rawUrl.slice(0, rawPathEnd));
	if (rawTrailingSlashes > 1 && countTrailingSlashes(c.req.path) === rawTrailingSlashes - 1) throw new HTTPException(400, { message: "Invalid mounted path" });
	const url = new URL(rawUrl);
	url.pathname = path.replace(/[\\\t\n\r]/g, encodeURIComponent);
	if (path.includes("%")) ;
	return new Request(url, c.req.raw);
};

//#region src/hono-base.ts
/**
* @module
* This module is the base module for the Hono object.
*/
const notFoundHandler = (c) => {
	return c.text("404 Not Found", 404);
};
const errorHandler = (err, c) => {
	if ("getResponse" in err) {
		const res = err.getResponse();
		return c.newResponse(res.body, res);
	}
	console.error(err);
	return c.text("Internal Server Error", 500);
};
var Hono$1 = class Hono {
	get;
	post;
	put;
	delete;
	options;
	patch;
	query;
	all;
	on;
	use;
	router;
	getPath;
	_basePath = "/";
	#path = "/";
	routes = [];
	constructor(options = {}) {
		[...METHODS, "all"].forEach((method) => {
			this[method] = (args1, ...args) => {
				const methodName = method.toUpperCase();
				if (typeof args1 === "string") this.#path = args1;
				else this.#addRoute(methodName, this.#path, args1);
				args.forEach((handler) => {
					this.#addRoute(methodName, this.#path, handler);
				});
				return this;
			};
		});
		this.on = (method, path, ...handlers) => {
			for (const p of [path].flat()) {
				this.#path = p;
				for (const m of [method].flat()) {
					const methodName = m.toUpperCase();
					for (const handler of handlers) this.#addRoute(methodName, this.#path, handler);
				}
			}
			return this;
		};
		this.use = (arg1, ...handlers) => {
			if (typeof arg1 === "string") this.#path = arg1;
			else {
				this.#path = "*";
				handlers.unshift(arg1);
			}
			handlers.forEach((handler) => {
				this.#addRoute("ALL", this.#path, handler);
			});
			return this;
		};
		const { strict, ...optionsWithoutStrict } = options;
		Object.assign(this, optionsWithoutStrict);
		this.getPath = strict ?? true ? options.getPath ?? getPath : getPathNoStrict;
	}
	#clone() {
		const clone = new Hono({
			router: this.router,
			getPath: this.getPath
		});
		clone.errorHandler = this.errorHandler;
		clone.#notFoundHandler = this.#notFoundHandler;
		clone.routes = this.routes;
		return clone;
	}
	#notFoundHandler = notFoundHandler;
	errorHandler = errorHandler;
	/**
	* `.route()` allows grouping other Hono instance in routes.
	*
	* @see {@link https://hono.dev/docs/api/routing#grouping}
	*
	* @param {string} path - base Path
	* @param {Hono} app - other Hono instance
	* @returns {Hono} routed Hono instance
	*
	* @example
	* ```ts
	* const app = new Hono()
	* const app2 = new Hono()
	*
	* app2.get("/user", (c) => c.text("user"))
	* app.route("/api", app2) // GET /api/user
	* ```
	*/
	route(path, app) {
		const subApp = this.basePath(path);
		app.routes.map((r) => {
			let handler;
			if (app.errorHandler === errorHandler) handler = r.handler;
			else {
				handler = async (c, next) => (await compose([], app.errorHandler)(c, () => r.handler(c, next))).res;
				handler[COMPOSED_HANDLER] = r.handler;
			}
			subApp.#addRoute(r.method, r.path, handler, r.basePath);
		});
		return this;
	}
	/**
	* `.basePath()` allows base paths to be specified.
	*
	* @see {@link https://hono.dev/docs/api/routing#base-path}
	*
	* @param {string} path - base Path
	* @returns {Hono} changed Hono instance
	*
	* @example
	* ```ts
	* const api = new Hono().basePath('/api')
	* ```
	*/
	basePath(path) {
		const subApp = this.#clone();
		subApp._basePath = mergePath(this._basePath, path);
		return subApp;
	}
	/**
	* `.onError()` handles an error and returns a customized Response.
	*
	* @see {@link https://hono.dev/docs/api/hono#error-handling}
	*
	* @param {ErrorHandler} handler - request Handler for error
	* @returns {Hono} changed Hono instance
	*
	* @example
	* ```ts
	* app.onError((err, c) => {
	*   console.error(`${err}`)
	*   return c.text('Custom Error Message', 500)
	* })
	* ```
	*/
	onError = (handler) => {
		this.errorHandler = handler;
		return this;
	};
	/**
	* `.notFound()` allows you to customize a Not Found Response.
	*
	* @see {@link https://hono.dev/docs/api/hono#not-found}
	*
	* @param {NotFoundHandler} handler - request handler for not-found
	* @returns {Hono} changed Hono instance
	*
	* @example
	* ```ts
	* app.notFound((c) => {
	*   return c.text('Custom 404 Message', 404)
	* })
	* ```
	*/
	notFound = (handler) => {
		this.#notFoundHandler = handler;
		return this;
	};
	/**
	* `.mount()` allows you to mount applications built with other frameworks into your Hono application.
	*
	* @deprecated Use `mount()` from `hono/mount` instead. `.mount()` will be removed in v5.
	*
	* @see {@link https://hono.dev/docs/api/hono#mount}
	*
	* @param {string} path - base Path
	* @param {Function} applicationHandler - other Request Handler
	* @param {MountOptions} [options] - options of `.mount()`
	* @returns {Hono} mounted Hono instance
	* @throws {Error} If automatic request rewriting encounters duplicate path parameter names or an optional regular expression parameter.
	* @throws {HTTPException} With status 400 if automatic request rewriting cannot safely preserve the routed path.
	*
	* @example
	* ```ts
	* import { Router as IttyRouter } from 'itty-router'
	* import { Hono } from 'hono'
	* // Create itty-router application
	* const ittyRouter = IttyRouter()
	* // GET /itty-router/hello
	* ittyRouter.get('/hello', () => new Response('Hello from itty-router'))
	*
	* const app = new Hono()
	* app.mount('/itty-router', ittyRouter.handle)
	* ```
	*
	* @example
	* ```ts
	* const app = new Hono()
	* // Send the request to another application without modification.
	* app.mount('/app', anotherApp, {
	*   replaceRequest: (req) => req,
	* })
	* ```
	*/
	mount(path, applicationHandler, options) {
		let replaceRequest;
		let optionHandler;
		if (options) {
			if (typeof options === "function") optionHandler = options;
			else {
				optionHandler = options.optionHandler;
				if (options.replaceRequest === false) replaceRequest = (request) => request;
				else replaceRequest = options.replaceRequest;
			}
		}
		const getOptions = optionHandler ? (c) => {
			const options = optionHandler(c);
			return Array.isArray(options) ? options : [options];
		} : (c) => {
			let executionContext = void 0;
			try {
				executionContext = c.executionCtx;
			} catch {}
			return [c.env, executionContext];
		};
		const defaultReplaceRequest = (c) => {
			const mountedRoutePath = routePath(c);
			return createMountedRequest(c, mountedRoutePath.replace(/\/?\*$/, ""), mountedRoutePath);
		};
		const handler = async (c, next) => {
			const res = await applicationHandler(replaceRequest ? replaceRequest(c.req.raw) : defaultReplaceRequest(c), ...getOptions(c));
			if (res) return res;
			await next();
		};
		this.#addRoute("ALL", mergePath(path, "*"), handler);
		return this;
	}
	#addRoute(method, path, handler, baseRoutePath) {
		path = mergePath(this._basePath, path);
		const r = {
			basePath: baseRoutePath !== void 0 ? mergePath(this._basePath, baseRoutePath) : this._basePath,
			path,
			method,
			handler
		};
		this.router.add(method, path, [handler, r]);
		this.routes.push(r);
	}
	#handleError(err, c) {
		if (err instanceof Error) return this.errorHandler(err, c);
		throw err;
	}
	#dispatch(request, executionCtx, env, method) {
		if (method === "HEAD") return (async () => new Response(null, await this.#dispatch(request, executionCtx, env, "GET")))();
		const path = this.getPath(request, { env });
		const matchResult = this.router.match(method, path);
		const c = new Context(request, {
			path,
			matchResult,
			env,
			executionCtx,
			notFoundHandler: this.#notFoundHandler
		});
		if (matchResult[0].length === 1) {
			let res;
			try {
				res = matchResult[0][0][0][0](c, async () => {
					c.res = await this.#notFoundHandler(c);
				});
			} catch (err) {
				return this.#handleError(err, c);
			}
			return res instanceof Promise ? res.then((resolved) => resolved || (c.finalized ? c.res : this.#notFoundHandler(c))).catch((err) => this.#handleError(err, c)) : res ?? this.#notFoundHandler(c);
		}
		const composed = compose(matchResult[0], this.errorHandler, this.#notFoundHandler);
		return (async () => {
			try {
				const context = await composed(c);
				if (!context.finalized) throw new Error("Context is not finalized. Did you forget to return a Response object or `await next()`?");
				return context.res;
			} catch (err) {
				return this.#handleError(err, c);
			}
		})();
	}
	/**
	* `.fetch()` will be entry point of your app.
	*
	* @see {@link https://hono.dev/docs/api/hono#fetch}
	*
	* @param {Request} request - request Object of request
	* @param {Env} env - env Object
	* @param {ExecutionContext} executionCtx - context of execution
	* @returns {Response | Promise<Response>} response of request
	*
	*/
	fetch = (request, ...rest) => {
		return this.#dispatch(request, rest[1], rest[0], request.method);
	};
	/**
	* `.request()` is a useful method for testing.
	* You can pass a URL or pathname to send a GET request.
	* app will return a Response object.
	* ```ts
	* test('GET /hello is ok', async () => {
	*   const res = await app.request('/hello')
	*   expect(res.status).toBe(200)
	* })
	* ```
	* @see https://hono.dev/docs/api/hono#request
	*/
	request = (input, requestInit, Env, executionCtx) => {
		if (input instanceof Request) return this.fetch(requestInit ? new Request(input, requestInit) : input, Env, executionCtx);
		input = input.toString();
		return this.fetch(new Request(/^https?:\/\//.test(input) ? input : `http://localhost${mergePath("/", input)}`, requestInit), Env, executionCtx);
	};
	/**
	* `.fire()` automatically adds a global fetch event listener.
	* This can be useful for environments that adhere to the Service Worker API, such as non-ES module Cloudflare Workers.
	* @deprecated
	* Use `fire` from `hono/service-worker` instead.
	* ```ts
	* import { Hono } from 'hono'
	* import { fire } from 'hono/service-worker'
	*
	* const app = new Hono()
	* // ...
	* fire(app)
	* ```
	* @see https://hono.dev/docs/api/hono#fire
	* @see https://developer.mozilla.org/en-US/docs/Web/API/Service_Worker_API
	* @see https://developers.cloudflare.com/workers/reference/migrate-to-module-workers/
	*/
	fire = () => {
		addEventListener("fetch", (event) => {
			event.respondWith(this.#dispatch(event.request, event, void 0, event.request.method));
		});
	};
};

//#region src/router/utils.ts
const createNullObject = () => Object.create(null);

//#region src/router/reg-exp-router/matcher.ts
const emptyParam = [];
function match(method, path) {
	const matchers = this.buildAllMatchers();
	const match = ((method, path) => {
		const matcher = matchers[method] || matchers["ALL"];
		const staticMatch = matcher[2][path];
		if (staticMatch) return staticMatch;
		const match = path.match(matcher[0]);
		if (!match) return [[], emptyParam];
		const index = match.indexOf("", 1);
		return [matcher[1][index], match];
	});
	this.match = match;
	return match(method, path);
}

//#region src/router/reg-exp-router/node.ts
const LABEL_REG_EXP_STR = "[^/]+";
const ONLY_WILDCARD_REG_EXP_STR = "[^]*";
const TAIL_WILDCARD_REG_EXP_STR = "(?:|/[^]*)";
const PATH_ERROR = Symbol();
const regExpMetaChars = /* @__PURE__ */ new Set(".\\+*[^]$()");
/**
* Sort order:
* 1. literal
* 2. special pattern (e.g. :label{[0-9]+})
* 3. common label pattern (e.g. :label)
* 4. wildcard
*/
function compareKey(a, b) {
	if (a.length === 1) return b.length === 1 ? a < b ? -1 : 1 : -1;
	if (b.length === 1) return 1;
	if (a === "[^]*" || a === "(?:|/[^]*)") return b === "[^]*" ? -1 : 1;
	else if (b === "[^]*" || b === "(?:|/[^]*)") return -1;
	if (a === "[^/]+") return 1;
	else if (b === "[^/]+") return -1;
	return a.length === b.length ? a < b ? -1 : 1 : b.length - a.length;
}
var Node$1 = class Node {
	#index;
	#varIndex;
	#children = createNullObject();
	insert(tokens, index, paramMap, context, keys) {
		let node = this;
		for (let i = 0, len = tokens.length; i < len; i++) {
			const token = tokens[i];
			const pattern = token.length === 1 ? token === "*" ? i === len - 1 ? [
				"",
				"",
				ONLY_WILDCARD_REG_EXP_STR
			] : [
				"",
				"",
				LABEL_REG_EXP_STR
			] : null : token === "/*" ? [
				"",
				"",
				TAIL_WILDCARD_REG_EXP_STR
			] : token.match(/^\:([^\{\}]+)(?:\{(.+)\})?$/);
			let nextNode;
			if (pattern) {
				const name = pattern[1];
				let regexpStr = pattern[2] || "[^/]+";
				if (name && pattern[2]) {
					if (new RegExp(regexpStr).test("")) throw PATH_ERROR;
					regexpStr = regexpStr.replace(/^\((?!\?:)(?=[^)]+\)$)/, "(?:");
					if (/\((?!\?:)/.test(regexpStr)) throw PATH_ERROR;
					if (regexpStr.length === 1 && regExpMetaChars.has(regexpStr)) throw PATH_ERROR;
				}
				keys.push(regexpStr);
				nextNode = node.#children[regexpStr];
				if (!nextNode) {
					if (regexpStr !== "[^]*" && regexpStr !== "(?:|/[^]*)") {
						for (const k in node.#children) if ((regexpStr.length > 1 || k.length > 1) && k !== "[^]*" && k !== "(?:|/[^]*)") throw PATH_ERROR;
					}
					nextNode = node.#children[regexpStr] = new Node();
				}
				if (name !== "") {
					nextNode.#varIndex ??= context.varIndex++;
					paramMap.push([name, nextNode.#varIndex]);
				}
			} else {
				keys.push(token);
				nextNode = node.#children[token];
				if (!nextNode) {
					for (const k in node.#children) if (k.length > 1 && k !== "[^]*" && k !== "(?:|/[^]*)") throw PATH_ERROR;
					nextNode = node.#children[token] = new Node();
				}
			}
			node = nextNode;
		}
		if (node.#index !== void 0) throw PATH_ERROR;
		node.#index = index;
	}
	buildRegExpStr() {
		const strList = Object.keys(this.#children).sort(compareKey).map((k) => {
			const c = this.#children[k];
			const childStr = c.buildRegExpStr();
			return childStr === "" ? "" : (typeof c.#varIndex === "number" ? `(${k})@${c.#varIndex}` : regExpMetaChars.has(k) ? `\\${k}` : k) + childStr;
		}).filter(Boolean);
		if (typeof this.#index === "number" && this.#index !== -1) strList.unshift(`#${this.#index}`);
		if (strList.length === 0) return "";
		if (strList.length === 1) return strList[0];
		return "(?:" + strList.join("|") + ")";
	}
};

//#region src/router/reg-exp-router/trie.ts
var Trie = class {
	#context = { varIndex: 0 };
	#root = new Node$1();
	#index = 0;
	paths = createNullObject();
	insert(path, isStatic) {
		const keys = [];
		if (isStatic) {
			this.#root.insert(path.split(""), -1, [], this.#context, keys);
			this.paths[path] = [
				-1,
				[],
				keys
			];
			return;
		}
		const paramAssoc = [];
		const groups = [];
		let markedPath = path;
		for (let i = 0;;) {
			let replaced = false;
			markedPath = markedPath.replace(/\{(?:\{[\d,]+\}|[^}])+\}/g, (m) => {
				const mark = `@\\${i}`;
				groups[i] = [mark, m];
				i++;
				replaced = true;
				return mark;
			});
			if (!replaced) break;
		}
		/**
		*  - pattern (:label, :label{0-9]+}, ...)
		*  - /* wildcard
		*  - character
		*/
		const tokens = markedPath.match(/(?::[^\/]+)|(?:\/\*$)|./gs) || [];
		for (let i = groups.length - 1; i >= 0; i--) {
			const [mark] = groups[i];
			for (let j = tokens.length - 1; j >= 0; j--) if (tokens[j].indexOf(mark) !== -1) {
				tokens[j] = tokens[j].replace(mark, groups[i][1]);
				break;
			}
		}
		this.#root.insert(tokens, this.#index, paramAssoc, this.#context, keys);
		this.paths[path] = [
			this.#index++,
			paramAssoc,
			keys
		];
	}
	buildRegExp() {
		let regexp = this.#root.buildRegExpStr();
		if (regexp === "") return [
			/^$/,
			[],
			[]
		];
		let captureIndex = 0;
		const indexReplacementMap = [];
		const paramReplacementMap = [];
		regexp = regexp.replace(/#(\d+)|@(\d+)|\.\*\$/g, (_, handlerIndex, paramIndex) => {
			if (handlerIndex !== void 0) {
				indexReplacementMap[++captureIndex] = Number(handlerIndex);
				return "$()";
			}
			if (paramIndex !== void 0) {
				paramReplacementMap[Number(paramIndex)] = ++captureIndex;
				return "";
			}
			return "";
		});
		return [
			new RegExp(`^${regexp}`),
			indexReplacementMap,
			paramReplacementMap
		];
	}
};

//#region src/router/reg-exp-router/router.ts
function endsWithWildcard(keys) {
	const tail = keys[keys.length - 1];
	return tail === "[^]*" || tail === "(?:|/[^]*)";
}
function covers(wildcard, target) {
	const last = wildcard.length - 1;
	for (let i = 0; i < last; i++) if (wildcard[i] !== target[i]) return false;
	return wildcard[last] === "[^]*" || target.length === last || target[last] === "/";
}
var RegExpRouter = class {
	name = "RegExpRouter";
	#handlers;
	#tries;
	constructor() {
		this.#handlers = { ["ALL"]: [] };
		this.#tries = { ["ALL"]: new Trie() };
	}
	#insertPath(method, path) {
		try {
			this.#tries[method].insert(path, !/\*|\/:/.test(path));
		} catch (e) {
			throw e === PATH_ERROR ? new UnsupportedPathError(path) : e;
		}
	}
	add(method, path, handler) {
		const handlers = this.#handlers;
		if (!handlers) throw new Error(MESSAGE_MATCHER_IS_ALREADY_BUILT);
		const tries = this.#tries;
		if (!handlers[method]) {
			tries[method] = new Trie();
			handlers[method] = [...handlers["ALL"]];
			for (const p in tries["ALL"].paths) this.#insertPath(method, p);
		}
		if (path === "/*") path = "*";
		const methods = method === "ALL" ? Object.keys(handlers) : [method];
		const paths = checkOptionalParameter(path) || [path];
		for (const path of paths) for (const m of methods) {
			if (!tries[m].paths[path]) this.#insertPath(m, path);
			handlers[m].push([handler, path]);
		}
	}
	match = match;
	buildAllMatchers() {
		const matchers = createNullObject();
		for (const method of Object.keys(this.#handlers)) matchers[method] = this.#buildMatcher(method);
		this.#handlers = this.#tries = void 0;
		return matchers;
	}
	#buildMatcher(method) {
		const handlers = this.#handlers[method];
		const trie = this.#tries[method];
		const staticMap = createNullObject();
		const handlerData = [];
		const [regexp, indexReplacementMap, paramReplacementMap] = trie.buildRegExp();
		const own = createNullObject();
		const entries = handlers.map(([h, p], i) => {
			(own[p] ??= []).push(i);
			return [h, trie.paths[p][1].reduceRight((map, [key, varIndex]) => {
				map[key] = paramReplacementMap[varIndex];
				return map;
			}, createNullObject())];
		});
		const wildcards = Object.keys(own).filter((p) => endsWithWildcard(trie.paths[p][2]));
		for (const path in trie.paths) {
			const [index, , keys] = trie.paths[path];
			const indexes = [...own[path]];
			for (const p of wildcards) if (p !== path && covers(trie.paths[p][2], keys)) indexes.push(...own[p]);
			const data = indexes.sort((a, b) => a - b).map((i) => entries[i]);
			if (index === -1) {
				const last = Math.max(-1, ...data.flatMap(([, map]) => Object.values(map)));
				staticMap[path] = [data, last === -1 ? emptyParam : path.match(regexp).slice(0, last + 1)];
			} else handlerData[index] = data;
		}
		return [
			regexp,
			indexReplacementMap.map((i) => handlerData[i]),
			staticMap
		];
	}
};

//#region src/router/smart-router/router.ts
var SmartRouter = class {
	name = "SmartRouter";
	#routers = [];
	#routes = [];
	constructor(init) {
		this.#routers = init.routers;
	}
	add(method, path, handler) {
		if (!this.#routes) throw new Error(MESSAGE_MATCHER_IS_ALREADY_BUILT);
		this.#routes.push([
			method,
			path,
			handler
		]);
	}
	match(method, path) {
		if (!this.#routes) throw new Error("Fatal error");
		const routers = this.#routers;
		const routes = this.#routes;
		const len = routers.length;
		let i = 0;
		let res;
		for (; i < len; i++) {
			const router = routers[i];
			try {
				for (let i = 0, len = routes.length; i < len; i++) router.add(...routes[i]);
				res = router.match(method, path);
			} catch (e) {
				if (e instanceof UnsupportedPathError) continue;
				throw e;
			}
			this.match = router.match.bind(router);
			this.#routers = [router];
			this.#routes = void 0;
			break;
		}
		if (i === len) throw new Error("Fatal error");
		this.name = `SmartRouter + ${this.activeRouter.name}`;
		return res;
	}
	get activeRouter() {
		if (this.#routes || this.#routers.length !== 1) throw new Error("No active router has been determined yet.");
		return this.#routers[0];
	}
};

//#region src/router/trie-router/node.ts
const emptyParams = createNullObject();
let order = 0;
var Node = class Node {
	#methods = [];
	#children = createNullObject();
	#patterns = [];
	#pattern;
	#params = emptyParams;
	insert(method, path, handler) {
		let curNode = this;
		const parts = splitRoutingPath(path);
		const possibleKeys = /* @__PURE__ */ new Set();
		let i = 0;
		for (const p of parts) {
			const nextP = parts[++i];
			const pattern = getPattern(p, nextP) || (nextP === void 0 && p && p.indexOf("*") === p.length - 1 ? p : null);
			const isParam = Array.isArray(pattern);
			const key = isParam ? pattern[0] : pattern || p;
			const child = curNode.#children[key] ||= new Node();
			if (pattern && !child.#pattern) {
				child.#pattern = pattern;
				curNode.#patterns.push(child);
			}
			curNode = child;
			if (isParam) possibleKeys.add(pattern[1]);
		}
		curNode.#methods.push({ [method]: {
			handler,
			possibleKeys: [...possibleKeys],
			score: ++order
		} });
	}
	#pushHandlerSets(handlerSets, node, method, nodeParams, params) {
		for (let i = 0, len = node.#methods.length; i < len; i++) {
			const m = node.#methods[i];
			const handlerSet = m[method] || m["ALL"];
			if (handlerSet) {
				handlerSet.params = createNullObject();
				handlerSets.push(handlerSet);
				for (let i = 0, len = handlerSet.possibleKeys.length; i < len; i++) {
					const key = handlerSet.possibleKeys[i];
					handlerSet.params[key] = params?.[key] && !i ? params[key] : nodeParams[key] ?? params?.[key];
				}
			}
		}
	}
	search(method, path) {
		const handlerSets = [];
		this.#params = emptyParams;
		let curNodes = [this];
		const parts = splitPath(path);
		const curNodesQueue = [];
		const len = parts.length;
		let partOffsets = null;
		for (let i = 0; i < len; i++) {
			const part = parts[i];
			const isLast = i === len - 1;
			const tempNodes = [];
			for (let j = 0, len2 = curNodes.length; j < len2; j++) {
				const node = curNodes[j];
				const nextNode = node.#children[part];
				if (nextNode) {
					nextNode.#params = node.#params;
					if (isLast) {
						if (nextNode.#children["*"]) this.#pushHandlerSets(handlerSets, nextNode.#children["*"], method, node.#params);
						this.#pushHandlerSets(handlerSets, nextNode, method, node.#params);
					} else tempNodes.push(nextNode);
				}
				for (const child of node.#patterns) {
					const pattern = child.#pattern;
					const params = node.#params === emptyParams ? {} : { ...node.#params };
					if (typeof pattern === "string") {
						if (pattern === "*" || part.startsWith(pattern.slice(0, -1))) {
							this.#pushHandlerSets(handlerSets, child, method, node.#params);
							if (pattern === "*") {
								child.#params = params;
								tempNodes.push(child);
							}
						}
						continue;
					}
					const [, name, matcher] = pattern;
					if (!part && matcher === true) continue;
					if (matcher !== true) {
						if (!partOffsets) {
							partOffsets = [];
							let offset = path[0] === "/" ? 1 : 0;
							for (let p = 0; p < len; p++) {
								partOffsets[p] = offset;
								offset += parts[p].length + 1;
							}
						}
						const restPathString = path.slice(partOffsets[i]);
						const m = matcher.exec(restPathString);
						if (m) {
							if (!Object.hasOwn(params, name)) params[name] = m[0];
							this.#pushHandlerSets(handlerSets, child, method, node.#params, params);
							if (m[0].length === restPathString.length && child.#children["*"]) this.#pushHandlerSets(handlerSets, child.#children["*"], method, node.#params, params);
							for (const _ in child.#children) {
								child.#params = params;
								const componentCount = m[0].match(/\//g)?.length ?? 0;
								(curNodesQueue[componentCount] ||= []).push(child);
								break;
							}
							continue;
						}
					}
					if (matcher === true || matcher.test(part)) {
						if (!Object.hasOwn(params, name)) params[name] = part;
						if (isLast) {
							this.#pushHandlerSets(handlerSets, child, method, params, node.#params);
							if (child.#children["*"]) this.#pushHandlerSets(handlerSets, child.#children["*"], method, params, node.#params);
						} else {
							child.#params = params;
							tempNodes.push(child);
						}
					}
				}
			}
			const shifted = curNodesQueue.shift();
			curNodes = shifted ? tempNodes.concat(shifted) : tempNodes;
		}
		if (handlerSets[1]) handlerSets.sort((a, b) => {
			return a.score - b.score;
		});
		return [handlerSets.map(({ handler, params }) => [handler, params])];
	}
};

//#region src/router/trie-router/router.ts
var TrieRouter = class {
	name = "TrieRouter";
	#node = new Node();
	add(method, path, handler) {
		for (const result of checkOptionalParameter(path) || [path]) this.#node.insert(method, result, handler);
	}
	match(method, path) {
		return this.#node.search(method, path);
	}
};

//#region src/hono.ts
/**
* The Hono class extends the functionality of the HonoBase class.
* It sets up routing and allows for custom options to be passed.
*
* @template E - The environment type.
* @template S - The schema type.
* @template BasePath - The base path type.
*/
var Hono = class extends Hono$1 {
	/**
	* Creates an instance of the Hono class.
	*
	* @param options - Optional configuration options for the Hono instance.
	*/
	constructor(options = {}) {
		super(options);
		this.router = options.router ?? new SmartRouter({ routers: [new RegExpRouter(), new TrieRouter()] });
	}
};

class ApiCall {
  [Symbol.toStringTag] = "ApiCall";
  #response;
  constructor(response) {
    this.#response = response;
  }
  withResponse() {
    return this.#response;
  }
  // biome-ignore lint/suspicious/noThenProperty: being awaited is what this class is for.
  then(onData, onError) {
    return this.#response.then(({ data }) => data).then(onData, onError);
  }
  catch(onError) {
    return this.then(void 0, onError);
  }
  finally(onEnd) {
    return this.then().finally(onEnd);
  }
}

const settleEvent = (event, nowMs) => ({
  ...event,
  time: event.time ?? new Date(nowMs).toISOString(),
  unique_id: event.unique_id ?? crypto.randomUUID()
});
const toMetric = ({ metric, service }) => ({
  data: { type: "metric", attributes: { name: metric, ...service != null && { service } } }
});
const toAttributes = ({ metric, service, properties = {}, ...rest }) => ({
  ...rest,
  properties,
  metric: toMetric({ metric, ...service != null && { service } })
});
const toEventProfile$1 = ({ id, ...attributes }) => ({
  data: { type: "profile", ...id != null && { id }, attributes }
});
const toProfile$1 = ({ id, meta, ...attributes }) => ({
  data: { type: "profile", ...id != null && { id }, attributes, ...meta && { meta } }
});
const toEventBody = ({ profile, ...event }) => ({
  data: {
    type: "event",
    attributes: { ...toAttributes(event), profile: toEventProfile$1(profile) }
  }
});
const toGroup = ({ profile, events, backfill }) => ({
  type: "event-bulk-create",
  attributes: {
    ...backfill !== void 0 && { backfill },
    profile: toProfile$1(profile),
    events: { data: events.map((event) => ({ type: "event", attributes: toAttributes(event) })) }
  }
});
const toBulkBody = (groups) => ({
  data: {
    type: "event-bulk-create-job",
    attributes: { "events-bulk-create": { data: groups.map(toGroup) } }
  }
});
const toProfileBody = (profile) => toProfile$1(profile);

/**
Base class for all Ky-specific errors. `HTTPError`, `NetworkError`, `TimeoutError`, and `ForceRetryError` extend this class.

You can use `instanceof KyError` to check if an error originated from Ky, or use the `isKyError()` type guard for cross-realm compatibility and TypeScript type narrowing.

Note: `SchemaValidationError` is intentionally not considered a Ky error. `KyError` covers failures in Ky's HTTP lifecycle (bad status, timeout, retry), while schema validation errors originate from the user-provided schema, not from Ky itself.
*/
class KyError extends Error {
    name = 'KyError';
    get isKyError() {
        return true;
    }
}

/**
Error thrown when the response has a non-2xx status code and `throwHttpErrors` is enabled.

The error has a `response` property with the `Response` object, a `request` property with the `Request` object, an `options` property with the normalized options (either passed to `ky` when creating an instance with `ky.create()` or directly when performing the request), and a `data` property with the pre-parsed response body. For JSON responses (based on `Content-Type`), the body is parsed using the `parseJson` option if set, or `JSON.parse` by default. For other content types, it is set as plain text. If the body is empty, unreadable, too large, parsing fails, or the error-data read/parse timeout is reached, `data` will be `undefined`. To avoid hanging or excessive buffering, `error.data` body reads and async JSON parsing are bounded by the request timeout (or 10 seconds when `timeout` is disabled), any remaining `totalTimeout` budget, and a 10 MiB response body size limit. If `totalTimeout` expires while populating `error.data`, Ky throws `TimeoutError` instead of `HTTPError`. The `data` property is populated before `beforeError` hooks run, so hooks can access it.

The response body is automatically consumed when populating `error.data`, so `error.response.json()` and other body methods will not work. Use `error.data` instead. The `error.response` object is still available for headers, status, etc.

Be aware that some types of errors, such as network errors, inherently mean that a response was not received. In that case, the error will be an instance of `NetworkError` instead of `HTTPError` and will not contain a `response` property.
*/
class HTTPError extends KyError {
    name = 'HTTPError';
    response;
    request;
    options;
    data;
    constructor(response, request, options) {
        const code = (response.status || response.status === 0) ? response.status : '';
        const title = response.statusText ?? '';
        const status = `${code} ${title}`.trim();
        const reason = status ? `status code ${status}` : 'an unknown error';
        super(`Request failed with ${reason}: ${request.method} ${request.url}`);
        this.response = response;
        this.request = request;
        this.options = options;
    }
}

/**
Error thrown when a network error occurs during the request (e.g., DNS failure, connection refused, offline). It has a `request` property with the `Request` object. The original error is available via the standard `cause` property.

Network errors are automatically retried (for retriable methods).

Note: Network errors are detected using runtime-specific heuristics. Unrecognized runtimes may produce errors that are not wrapped in `NetworkError`. Use the `shouldRetry` option to handle such cases.
*/
class NetworkError extends KyError {
    name = 'NetworkError';
    request;
    constructor(request, options) {
        super(`Request failed due to a network error: ${request.method} ${request.url}`, options);
        this.request = request;
    }
}

/**
Wrapper for non-Error values that were thrown.

In JavaScript, any value can be thrown (not just Error instances). This class wraps such values to ensure consistent error handling.
*/
class NonError extends Error {
    name = 'NonError';
    value;
    constructor(value) {
        let message = 'Non-error value was thrown';
        // Intentionally minimal as this error is just an edge-case.
        try {
            if (typeof value === 'string') {
                message = value;
            }
            else if (value && typeof value === 'object' && 'message' in value && typeof value.message === 'string') {
                message = value.message;
            }
        }
        catch {
            // Use default message if accessing properties throws
        }
        super(message);
        this.value = value;
    }
}

/**
Error used to signal a forced retry from `afterResponse` hooks.

This is thrown when `ky.retry()` is returned from an `afterResponse` hook. It is observable in `beforeRetry` and `beforeError` hooks via the `isForceRetryError()` type guard.
*/
class ForceRetryError extends KyError {
    name = 'ForceRetryError';
    customDelay;
    code;
    customRequest;
    constructor(options) {
        // Runtime protection: wrap non-Error causes in NonError
        // TypeScript type is Error for guidance, but JS users can pass anything
        const cause = options?.cause
            ? (options.cause instanceof Error ? options.cause : new NonError(options.cause))
            : undefined;
        super(options?.code ? `Forced retry: ${options.code}` : 'Forced retry', cause ? { cause } : undefined);
        this.customDelay = options?.delay;
        this.code = options?.code;
        this.customRequest = options?.request;
    }
}

/**
The error thrown when [Standard Schema](https://github.com/standard-schema/standard-schema) validation fails in `.json(schema)`. It has an `issues` property with the validation issues from the schema.

This error intentionally does not extend `KyError` because it does not represent a failure in Ky's HTTP lifecycle. The request succeeded; the user's schema rejected the data. As such, it is not matched by `isKyError()`.

@example
```
import ky, {SchemaValidationError} from 'ky';
import {z} from 'zod';

const userSchema = z.object({name: z.string()});

try {
    const user = await ky('/api/user').json(userSchema);
    console.log(user.name);
} catch (error) {
    if (error instanceof SchemaValidationError) {
        console.error(error.issues);
    }
}
```
*/
class SchemaValidationError extends Error {
    name = 'SchemaValidationError';
    issues;
    constructor(issues) {
        super('Response schema validation failed');
        this.issues = issues;
    }
}

/**
Error thrown when the request times out. It has a `request` property with the `Request` object.
*/
class TimeoutError extends KyError {
    name = 'TimeoutError';
    request;
    constructor(request) {
        super(`Request timed out: ${request.method} ${request.url}`);
        this.request = request;
    }
}

const supportsRequestStreams = (() => {
    let duplexAccessed = false;
    let hasContentType = false;
    const supportsReadableStream = typeof globalThis.ReadableStream === 'function';
    const supportsRequest = typeof globalThis.Request === 'function';
    if (supportsReadableStream && supportsRequest) {
        try {
            hasContentType = new globalThis.Request('https://empty.invalid', {
                body: new globalThis.ReadableStream(),
                method: 'POST',
                // @ts-expect-error - Types are outdated.
                get duplex() {
                    duplexAccessed = true;
                    return 'half';
                },
            }).headers.has('Content-Type');
        }
        catch (error) {
            // QQBrowser on iOS throws "unsupported BodyInit type" error (see issue #581)
            if (error instanceof Error && error.message === 'unsupported BodyInit type') {
                return false;
            }
            throw error;
        }
    }
    return duplexAccessed && !hasContentType;
})();
const supportsAbortController = typeof globalThis.AbortController === 'function';
const supportsAbortSignal = typeof globalThis.AbortSignal === 'function' && typeof globalThis.AbortSignal.any === 'function';
const supportsResponseStreams = typeof globalThis.ReadableStream === 'function';
const supportsFormData = typeof globalThis.FormData === 'function';
const requestMethods = ['get', 'post', 'put', 'patch', 'head', 'delete', 'query'];
const responseTypes = {
    json: 'application/json',
    text: 'text/*',
    formData: 'multipart/form-data',
    arrayBuffer: '*/*',
    blob: '*/*',
    // Supported in modern Fetch implementations (for example, browsers and recent Node.js/undici).
    // We still feature-check at runtime before exposing the shortcut.
    bytes: '*/*',
};
// The maximum value of a 32bit int (see issue #117)
const maxSafeTimeout = 2_147_483_647;
// Size in bytes of a typical form boundary (e.g., '------WebKitFormBoundaryaxpyiPgbbPti10Rw'), used to help estimate upload size
const usualFormBoundarySize = 40;
/**
Symbol that can be returned by a `beforeRetry` hook to stop retrying without throwing an error.
*/
const stop = Symbol('stop');
/**
Marker returned by `ky.retry()` to signal a forced retry from `afterResponse` hooks.
*/
class RetryMarker {
    options;
    constructor(options) {
        this.options = options;
    }
}
/**
Force a retry from an `afterResponse` hook.

This allows you to retry a request based on the response content, even if the response has a successful status code. The retry will respect the `retry.limit` option and skip the `shouldRetry` check. The forced retry is observable in `beforeRetry` hooks, where the error will be a `ForceRetryError`.

@param options - Optional configuration for the retry.

@example
```
import ky, {isForceRetryError} from 'ky';

const api = ky.extend({
    hooks: {
        afterResponse: [
            async ({request, response}) => {
                // Retry based on response body content
                if (response.status === 200) {
                    const data = await response.json();

                    // Simple retry with default delay
                    if (data.error?.code === 'TEMPORARY_ERROR') {
                        return ky.retry();
                    }

                    // Retry with custom delay from API response
                    if (data.error?.code === 'RATE_LIMIT') {
                        return ky.retry({
                            delay: data.error.retryAfter * 1000,
                            code: 'RATE_LIMIT'
                        });
                    }

                    // Retry with a modified request (e.g., fallback endpoint)
                    if (data.error?.code === 'FALLBACK_TO_BACKUP') {
                        return ky.retry({
                            request: new Request('https://backup-api.com/endpoint', {
                                method: request.method,
                                headers: request.headers,
                            }),
                            code: 'BACKUP_ENDPOINT'
                        });
                    }

                    // Retry with refreshed authentication
                    if (data.error?.code === 'TOKEN_REFRESH' && data.newToken) {
                        return ky.retry({
                            request: new Request(request, {
                                headers: {
                                    ...Object.fromEntries(request.headers),
                                    'Authorization': `Bearer ${data.newToken}`
                                }
                            }),
                            code: 'TOKEN_REFRESHED'
                        });
                    }

                    // Retry with cause to preserve error chain
                    try {
                        validateResponse(data);
                    } catch (error) {
                        return ky.retry({
                            code: 'VALIDATION_FAILED',
                            cause: error
                        });
                    }
                }
            }
        ],
        beforeRetry: [
            ({error, retryCount}) => {
                // Observable in beforeRetry hooks
                if (isForceRetryError(error)) {
                    console.log(`Forced retry #${retryCount}: ${error.message}`);
                    // Example output: "Forced retry #1: Forced retry: RATE_LIMIT"
                }
            }
        ]
    }
});

const response = await api.get('https://example.com/api');
```
*/
const retry = (options) => new RetryMarker(options);
const kyOptionKeys = {
    json: true,
    parseJson: true,
    stringifyJson: true,
    searchParams: true,
    baseUrl: true,
    prefix: true,
    retry: true,
    timeout: true,
    totalTimeout: true,
    hooks: true,
    throwHttpErrors: true,
    onDownloadProgress: true,
    onUploadProgress: true,
    fetch: true,
    context: true,
};
// Standard RequestInit options that should NOT be passed separately to fetch()
// because they're already applied to the Request object.
// Note: `dispatcher` and `priority` are NOT included here - they're fetch-only
// options that the Request constructor doesn't accept, so they need to be passed
// separately to fetch().
const requestOptionsRegistry = {
    method: true,
    headers: true,
    body: true,
    mode: true,
    credentials: true,
    cache: true,
    redirect: true,
    referrer: true,
    referrerPolicy: true,
    integrity: true,
    keepalive: true,
    signal: true,
    window: true,
    duplex: true,
};

const encoder = new TextEncoder();
// eslint-disable-next-line @typescript-eslint/no-restricted-types
const getBodySize = (body) => {
    if (!body) {
        return 0;
    }
    if (body instanceof FormData) {
        // This is an approximation, as FormData size calculation is not straightforward
        let size = 0;
        for (const [key, value] of body) {
            size += usualFormBoundarySize;
            size += encoder.encode(`Content-Disposition: form-data; name="${key}"`).byteLength;
            size += typeof value === 'string'
                ? encoder.encode(value).byteLength
                : value.size;
        }
        return size;
    }
    if (body instanceof Blob) {
        return body.size;
    }
    if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) {
        return body.byteLength;
    }
    if (typeof body === 'string') {
        return encoder.encode(body).byteLength;
    }
    if (body instanceof URLSearchParams) {
        return encoder.encode(body.toString()).byteLength;
    }
    return 0;
};
const withProgress = (stream, totalBytes, onProgress) => {
    let previousChunk;
    let transferredBytes = 0;
    return stream.pipeThrough(new TransformStream({
        transform(currentChunk, controller) {
            controller.enqueue(currentChunk);
            if (previousChunk) {
                transferredBytes += previousChunk.byteLength;
                let percent = totalBytes === 0 ? 0 : transferredBytes / totalBytes;
                // Avoid reporting 100% progress before the stream is actually finished (in case totalBytes is inaccurate)
                if (percent >= 1) {
                    // Epsilon is used here to get as close as possible to 100% without reaching it.
                    // If we were to use 0.99 here, percent could potentially go backwards.
                    percent = 1 - Number.EPSILON;
                }
                onProgress?.({ percent, totalBytes: Math.max(totalBytes, transferredBytes), transferredBytes }, previousChunk);
            }
            previousChunk = currentChunk;
        },
        flush() {
            const finalChunk = previousChunk ?? new Uint8Array();
            transferredBytes += finalChunk.byteLength;
            onProgress?.({ percent: 1, totalBytes: Math.max(totalBytes, transferredBytes), transferredBytes }, finalChunk);
        },
    }));
};
const streamResponse = (response, onDownloadProgress) => {
    if (!response.body) {
        return response;
    }
    const responseInit = {
        status: response.status,
        statusText: response.statusText,
        headers: response.headers,
    };
    if (response.status === 204) {
        return new Response(null, responseInit);
    }
    const totalBytes = Math.max(0, Number(response.headers.get('content-length')) || 0);
    return new Response(withProgress(response.body, totalBytes, onDownloadProgress), responseInit);
};
// eslint-disable-next-line @typescript-eslint/no-restricted-types
const streamRequest = (request, onUploadProgress, originalBody) => {
    if (!request.body) {
        return request;
    }
    // Use original body for size calculation since request.body is already a stream
    const totalBytes = getBodySize(originalBody ?? request.body);
    return new Request(request, {
        // @ts-expect-error - Types are outdated.
        duplex: 'half',
        body: withProgress(request.body, totalBytes, onUploadProgress),
    });
};

// eslint-disable-next-line @typescript-eslint/no-restricted-types
const isObject = (value) => value !== null && typeof value === 'object';

const replaceSymbol = Symbol('replaceOption');
const getReplaceState = (value) => isObject(value) && value[replaceSymbol] === true
    ? {
        isReplace: true,
        value: value.value,
    }
    : {
        isReplace: false,
        value,
    };
const validateAndMerge = (...sources) => {
    for (const source of sources) {
        if ((!isObject(source) || Array.isArray(source)) && source !== undefined) {
            throw new TypeError('The `options` argument must be an object');
        }
    }
    return deepMerge({}, ...sources);
};
const mergeHeaders = (source1 = {}, source2 = {}) => {
    const result = new globalThis.Headers(source1);
    const isHeadersInstance = source2 instanceof globalThis.Headers;
    const source = new globalThis.Headers(source2);
    for (const [key, value] of source.entries()) {
        if ((isHeadersInstance && value === 'undefined') || value === undefined) {
            result.delete(key);
        }
        else {
            result.set(key, value);
        }
    }
    return result;
};
const isPlainObject = (value) => {
    if (!isObject(value) || Array.isArray(value)) {
        return false;
    }
    const prototype = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
};
const cloneShallow = (value) => {
    if (value instanceof URLSearchParams) {
        const copy = new URLSearchParams(value);
        const deleted = value[deletedParametersSymbol];
        if (deleted) {
            // Preserve internal deletion markers so init-hook cloning does not resurrect params removed during option merging.
            copy[deletedParametersSymbol] = new Set(deleted);
        }
        return copy;
    }
    if (value instanceof globalThis.Headers) {
        return new globalThis.Headers(value);
    }
    if (Array.isArray(value)) {
        return [...value];
    }
    if (isPlainObject(value)) {
        const copy = { ...value };
        return copy;
    }
    return value;
};
const normalizeHeaderObject = (headers) => Object.fromEntries(Object.entries(headers).filter((entry) => entry[1] !== undefined));
const mergeHeaderContainers = (source1, source2) => {
    if (isPlainObject(source1) && isPlainObject(source2)) {
        return normalizeHeaderObject({ ...source1, ...source2 });
    }
    return mergeHeaders(source1, source2);
};
function newHookValue(original, incoming, property) {
    return (Object.hasOwn(incoming, property) && incoming[property] === undefined)
        ? []
        : deepMerge(original[property] ?? [], incoming[property] ?? []);
}
const mergeHooks = (original = {}, incoming = {}) => ({
    init: newHookValue(original, incoming, 'init'),
    beforeRequest: newHookValue(original, incoming, 'beforeRequest'),
    beforeRetry: newHookValue(original, incoming, 'beforeRetry'),
    beforeError: newHookValue(original, incoming, 'beforeError'),
    afterResponse: newHookValue(original, incoming, 'afterResponse'),
});
const deletedParametersSymbol = Symbol('deletedParameters');
const appendSearchParameters = (target, source) => {
    const result = new URLSearchParams();
    const deleted = new Set();
    for (const input of [target, source]) {
        if (input === undefined) {
            continue;
        }
        if (input instanceof URLSearchParams) {
            for (const [key, value] of input.entries()) {
                result.append(key, value);
                deleted.delete(key);
            }
            const inputDeleted = input[deletedParametersSymbol];
            if (inputDeleted) {
                for (const key of inputDeleted) {
                    result.delete(key);
                    deleted.add(key);
                }
            }
        }
        else if (Array.isArray(input)) {
            for (const pair of input) {
                if (!Array.isArray(pair) || pair.length !== 2) {
                    throw new TypeError('Array search parameters must be provided in [[key, value], ...] format');
                }
                result.append(String(pair[0]), String(pair[1]));
                deleted.delete(String(pair[0]));
            }
        }
        else if (isObject(input)) {
            for (const [key, value] of Object.entries(input)) {
                if (value === undefined) {
                    result.delete(key);
                    deleted.add(key);
                }
                else {
                    result.append(key, String(value));
                    deleted.delete(key);
                }
            }
        }
        else {
            // String
            const parameters = new URLSearchParams(input);
            for (const [key, value] of parameters.entries()) {
                result.append(key, value);
                deleted.delete(key);
            }
        }
    }
    if (deleted.size > 0) {
        result[deletedParametersSymbol] = deleted;
    }
    return result;
};
// TODO: Make this strongly-typed (no `any`).
const deepMergeInternal = (isRoot, ...sources) => {
    let returnValue = {};
    let headers = {};
    let hooks = {};
    let searchParameters;
    const signals = [];
    for (const source of sources) {
        if (Array.isArray(source)) {
            if (!Array.isArray(returnValue)) {
                returnValue = [];
            }
            returnValue = [...returnValue, ...source];
        }
        else if (isObject(source)) {
            for (let [key, value] of Object.entries(source)) {
                const replaceState = getReplaceState(value);
                const { isReplace } = replaceState;
                value = replaceState.value;
                const isRootSignal = isRoot && key === 'signal';
                if (isRootSignal && (isReplace || value === undefined)) {
                    signals.length = 0;
                }
                // Special handling for AbortSignal instances at the root options level
                if (isRootSignal && value instanceof globalThis.AbortSignal) {
                    signals.push(value);
                    continue;
                }
                // Special handling for context - shallow merge only
                if (key === 'context') {
                    if (value !== undefined && value !== null && (!isObject(value) || Array.isArray(value))) {
                        throw new TypeError('The `context` option must be an object');
                    }
                    // Shallow merge: always create a new object to prevent mutation bugs
                    returnValue = {
                        ...returnValue,
                        context: (value === undefined || value === null)
                            ? {}
                            : (isReplace
                                ? { ...value }
                                : { ...returnValue.context, ...value }),
                    };
                    continue;
                }
                // Special handling for searchParams
                if (key === 'searchParams') {
                    if (value === undefined || value === null) {
                        // Explicit undefined or null removes searchParams
                        searchParameters = undefined;
                    }
                    else if (isReplace) {
                        searchParameters = value;
                    }
                    else {
                        // First source: keep as-is to preserve type (string/object/URLSearchParams)
                        // Subsequent sources: merge and convert to URLSearchParams
                        searchParameters = searchParameters === undefined ? value : appendSearchParameters(searchParameters, value);
                    }
                    continue;
                }
                // `retry` accepts a number as shorthand for `{limit: number}`. Expand it before
                // merging so extending a numeric `retry` with an object keeps the limit instead
                // of dropping it (e.g. `ky.create({retry: 3}).extend({retry: {methods: ['get']}})`).
                // Scoped to the root options level so it never rewrites nested user data that
                // happens to contain a `retry` key (e.g. a `json` request body).
                if (isRoot && key === 'retry' && isObject(value) && !isReplace && typeof returnValue[key] === 'number') {
                    returnValue = { ...returnValue, [key]: { limit: returnValue[key] } };
                }
                if (isObject(value) && !isReplace && key in returnValue) {
                    value = deepMergeInternal(false, returnValue[key], value);
                }
                returnValue = { ...returnValue, [key]: value };
            }
            if (isObject(source.hooks)) {
                const { value: hookValue, isReplace } = getReplaceState(source.hooks);
                hooks = isReplace
                    ? mergeHooks({}, hookValue)
                    : mergeHooks(hooks, hookValue);
                returnValue.hooks = hooks;
            }
            if (isObject(source.headers)) {
                const { value: headerValue, isReplace } = getReplaceState(source.headers);
                headers = isReplace
                    ? cloneShallow(headerValue)
                    : mergeHeaderContainers(headers, headerValue);
                returnValue.headers = headers;
            }
        }
    }
    if (searchParameters !== undefined) {
        returnValue.searchParams = searchParameters;
    }
    if (signals.length > 0) {
        if (signals.length === 1) {
            returnValue.signal = signals[0];
        }
        else if (supportsAbortSignal) {
            returnValue.signal = AbortSignal.any(signals);
        }
        else {
            // When AbortSignal.any is not available, use the last signal
            // This maintains the previous behavior before signal merging was added
            // This can be removed when the `supportsAbortSignal` check is removed.
            returnValue.signal = signals.at(-1);
        }
    }
    return returnValue;
};
const deepMerge = (...sources) => deepMergeInternal(true, ...sources);

const normalizeRequestMethod = (input) => requestMethods.includes(input) ? input.toUpperCase() : input;
const retryMethods = ['get', 'put', 'head', 'delete', 'options', 'trace', 'query'];
const retryStatusCodes = [408, 413, 429, 500, 502, 503, 504];
const retryAfterStatusCodes = [413, 429, 503];
const invalidRetryLimitErrorMessage = '`retry.limit` must be a finite, non-negative integer';
const defaultRetryOptions = {
    limit: 2,
    methods: retryMethods,
    statusCodes: retryStatusCodes,
    afterStatusCodes: retryAfterStatusCodes,
    maxRetryAfter: Number.POSITIVE_INFINITY,
    backoffLimit: Number.POSITIVE_INFINITY,
    delay: attemptCount => 0.3 * (2 ** (attemptCount - 1)) * 1000,
    jitter: undefined,
    retryOnTimeout: false,
};
const getDefaultRetryOptions = () => ({
    ...defaultRetryOptions,
    methods: [...defaultRetryOptions.methods],
    statusCodes: [...defaultRetryOptions.statusCodes],
    afterStatusCodes: [...defaultRetryOptions.afterStatusCodes],
});
/**
Normalizes an omitted retry limit or validates a supplied one.
*/
const normalizeRetryLimit = (retryLimit) => {
    if (retryLimit === undefined) {
        return defaultRetryOptions.limit;
    }
    if (typeof retryLimit !== 'number' || !Number.isInteger(retryLimit) || retryLimit < 0) {
        throw new TypeError(invalidRetryLimitErrorMessage);
    }
    return retryLimit;
};
const normalizeRetryOptions = (retry = {}) => {
    if (typeof retry === 'number') {
        return {
            ...getDefaultRetryOptions(),
            limit: normalizeRetryLimit(retry),
        };
    }
    if (retry === null || typeof retry !== 'object' || Array.isArray(retry)) {
        throw new TypeError('`retry` must be a number or an object');
    }
    const normalizedRetry = Object.fromEntries(Object.entries(retry).filter(([, value]) => value !== undefined));
    const retryLimit = normalizeRetryLimit(normalizedRetry.limit);
    if (normalizedRetry.methods !== undefined && !Array.isArray(normalizedRetry.methods)) {
        throw new Error('retry.methods must be an array');
    }
    if (normalizedRetry.statusCodes !== undefined && !Array.isArray(normalizedRetry.statusCodes)) {
        throw new Error('retry.statusCodes must be an array');
    }
    if (normalizedRetry.afterStatusCodes !== undefined && !Array.isArray(normalizedRetry.afterStatusCodes)) {
        throw new Error('retry.afterStatusCodes must be an array');
    }
    if (normalizedRetry.methods !== undefined) {
        normalizedRetry.methods = normalizedRetry.methods.map(method => method.toLowerCase());
    }
    if (normalizedRetry.statusCodes !== undefined) {
        normalizedRetry.statusCodes = [...normalizedRetry.statusCodes];
    }
    if (normalizedRetry.afterStatusCodes !== undefined) {
        normalizedRetry.afterStatusCodes = [...normalizedRetry.afterStatusCodes];
    }
    return {
        ...getDefaultRetryOptions(),
        ...normalizedRetry,
        limit: retryLimit,
    };
};

// `Promise.race()` workaround (#91)
async function timeout(request, init, abortController, options) {
    return new Promise((resolve, reject) => {
        const timeoutId = setTimeout(() => {
            if (abortController) {
                abortController.abort();
            }
            reject(new TimeoutError(request));
        }, options.timeout);
        void options
            .fetch(request, init)
            .then(resolve)
            .catch(reject)
            .then(() => {
            clearTimeout(timeoutId);
        });
    });
}

// https://github.com/sindresorhus/delay/tree/ab98ae8dfcb38e1593286c94d934e70d14a4e111
async function delay(ms, { signal }) {
    return new Promise((resolve, reject) => {
        if (signal) {
            signal.throwIfAborted();
            signal.addEventListener('abort', abortHandler, { once: true });
        }
        function abortHandler() {
            clearTimeout(timeoutId);
            reject(signal.reason);
        }
        const timeoutId = setTimeout(() => {
            signal?.removeEventListener('abort', abortHandler);
            resolve();
        }, ms);
    });
}

const findUnknownOptions = (options) => {
    const unknownOptions = {};
    for (const key in options) {
        // Skip inherited properties
        if (!Object.hasOwn(options, key)) {
            continue;
        }
        // Forward every non-standard, non-Ky option to fetch().
        // We intentionally do not check whether the key also exists on `Request`, because some runtimes
        // patch `Request.prototype` with fetch-only extensions. For example, Next.js adds `next`, and the
        // old `key in request` heuristic dropped it unless Ky kept a special-case allowlist.
        // Passing all non-standard keys makes that allowlist unnecessary and preserves future fetch extensions too.
        if (!(key in requestOptionsRegistry) && !(key in kyOptionKeys)) {
            unknownOptions[key] = options[key];
        }
    }
    return unknownOptions;
};
const hasSearchParameters = (search) => {
    if (search === undefined) {
        return false;
    }
    // The `typeof array` still gives "object", so we need different checking for array.
    if (Array.isArray(search)) {
        return search.length > 0;
    }
    if (search instanceof URLSearchParams) {
        return search.size > 0 || Boolean(search[deletedParametersSymbol]?.size);
    }
    // Record
    if (typeof search === 'object') {
        return Object.keys(search).length > 0;
    }
    if (typeof search === 'string') {
        return search.trim().length > 0;
    }
    return Boolean(search);
};

// Inlined from https://github.com/sindresorhus/is-network-error v1.3.2
const objectToString$1 = Object.prototype.toString;
const isError = (value) => objectToString$1.call(value) === '[object Error]';
const errorMessages = new Set([
    'network error', // Chrome
    'NetworkError when attempting to fetch resource.', // Firefox
    'The Internet connection appears to be offline.', // Safari 16
    'Network request failed', // `cross-fetch`
    'fetch failed', // Undici (Node.js)
    'terminated', // Undici (Node.js)
    ' A network error occurred.', // Bun (WebKit) - leading space is intentional
    'Network connection lost', // Cloudflare Workers (fetch)
]);
function isRawNetworkError(error) {
    const isValid = error
        && isError(error)
        && error.name === 'TypeError'
        && typeof error.message === 'string';
    if (!isValid) {
        return false;
    }
    const { message, stack } = error;
    // Safari 17+ has generic message but no stack for network errors
    if (message === 'Load failed' || (message.startsWith('Load failed (') && message.endsWith(')'))) {
        return stack === undefined
            // Sentry adds its own stack trace to the fetch error, so also check for that
            || '__sentry_captured__' in error;
    }
    // Deno network errors start with specific text
    if (message.startsWith('error sending request for url')) {
        return true;
    }
    // Chrome: exact "Failed to fetch" or with hostname: "Failed to fetch (example.com)"
    if (message === 'Failed to fetch' || (message.startsWith('Failed to fetch (') && message.endsWith(')'))) {
        return true;
    }
    // Standard network error messages
    return errorMessages.has(message);
}

// Handles cross-realm cases (e.g., iframes, different JS contexts) where `instanceof` fails.
const isErrorType = (error, cls) => error instanceof cls || error?.name === cls.name;
/**
Type guard to check if an error is an `HTTPError`.

@param error - The error to check
@returns `true` if the error is an `HTTPError`, `false` otherwise

@example
```
import ky, {isHTTPError} from 'ky';
try {
    const response = await ky.get('/api/data');
} catch (error) {
    if (isHTTPError(error)) {
        console.log('HTTP error status:', error.response.status);
    }
}
```
*/
function isHTTPError(error) {
    return isErrorType(error, HTTPError);
}
/**
Type guard to check if an error is a `NetworkError`.

@param error - The error to check
@returns `true` if the error is a `NetworkError`, `false` otherwise

@example
```
import ky, {isNetworkError} from 'ky';
try {
    const response = await ky.get('/api/data');
} catch (error) {
    if (isNetworkError(error)) {
        console.log('Network error:', error.request.url);
    }
}
```
*/
function isNetworkError(error) {
    return isErrorType(error, NetworkError);
}
/**
Type guard to check if an error is a `TimeoutError`.

@param error - The error to check
@returns `true` if the error is a `TimeoutError`, `false` otherwise

@example
```
import ky, {isTimeoutError} from 'ky';
try {
    const response = await ky.get('/api/data', { timeout: 1000 });
} catch (error) {
    if (isTimeoutError(error)) {
        console.log('Request timed out:', error.request.url);
    }
}
```
*/
function isTimeoutError(error) {
    return isErrorType(error, TimeoutError);
}

// Older epoch-second values are indistinguishable from ordinary delay seconds, so timestamp compatibility only applies to current-era reset headers.
const timestampThreshold = Date.parse('2024-01-01');
const delayPattern = /^\d+$/;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
// HTTP-date parsing is limited to IMF-fixdate and the two obsolete HTTP-date formats. Other date-like strings intentionally fall back to the normal retry delay.
const imfDatePattern = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
const rfc850DatePattern = /^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday), (\d{2})-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-(\d{2}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
const asctimeDatePattern = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{2}| \d) (\d{2}:\d{2}:\d{2}) (\d{4})$/;
const getRetryTimingHeader = (headers) => {
    const retryAfter = headers.get('Retry-After');
    if (retryAfter !== null) {
        return { value: retryAfter, allowTimestamp: false };
    }
    // Retry-After is authoritative when present. Only missing Retry-After falls through to rate-limit headers.
    const rateLimitReset = headers.get('RateLimit-Reset');
    if (rateLimitReset !== null) {
        return { value: rateLimitReset, allowTimestamp: true };
    }
    const rateLimitRetryAfter = headers.get('X-RateLimit-Retry-After'); // Symfony-based services
    if (rateLimitRetryAfter !== null) {
        return { value: rateLimitRetryAfter, allowTimestamp: false };
    }
    const rateLimitResetAlias = headers.get('X-RateLimit-Reset') // GitHub
        ?? headers.get('X-Rate-Limit-Reset'); // Twitter
    if (rateLimitResetAlias !== null) {
        return { value: rateLimitResetAlias, allowTimestamp: true };
    }
    return undefined;
};
const createTimestamp = ({ year, month, day, hours, minutes, seconds }) => {
    const monthIndex = months.indexOf(month);
    const dayNumber = Number(day);
    const hoursNumber = Number(hours);
    const minutesNumber = Number(minutes);
    const secondsNumber = Number(seconds);
    if (monthIndex === -1
        || hoursNumber > 23
        || minutesNumber > 59
        || secondsNumber > 60) {
        return undefined;
    }
    const normalizedSeconds = Math.min(secondsNumber, 59);
    const date = new Date(Date.UTC(year, monthIndex, dayNumber, hoursNumber, minutesNumber, normalizedSeconds));
    date.setUTCFullYear(year);
    const timestamp = date.getTime();
    // Date.UTC normalizes overflow, so round-trip the parts to reject invalid dates. A leap second is represented by parsing 60 as 59 and adding one second.
    if (date.getUTCFullYear() !== year
        || date.getUTCMonth() !== monthIndex
        || date.getUTCDate() !== dayNumber
        || date.getUTCHours() !== hoursNumber
        || date.getUTCMinutes() !== minutesNumber
        || date.getUTCSeconds() !== normalizedSeconds) {
        return undefined;
    }
    return secondsNumber === 60 ? timestamp + 1000 : timestamp;
};
const getCapture = (match, index) => match[index];
const parseDate = (value) => {
    const imfDate = imfDatePattern.exec(value);
    if (imfDate) {
        return createTimestamp({
            year: Number(getCapture(imfDate, 3)),
            month: getCapture(imfDate, 2),
            day: getCapture(imfDate, 1),
            hours: getCapture(imfDate, 4),
            minutes: getCapture(imfDate, 5),
            seconds: getCapture(imfDate, 6),
        });
    }
    const rfc850Date = rfc850DatePattern.exec(value);
    if (rfc850Date) {
        const now = new Date();
        const twoDigitYear = Number(getCapture(rfc850Date, 3));
        const currentCenturyYear = (Math.floor(now.getUTCFullYear() / 100) * 100) + twoDigitYear;
        const fiftyYearsFromNow = Date.UTC(now.getUTCFullYear() + 50, now.getUTCMonth(), now.getUTCDate(), now.getUTCHours(), now.getUTCMinutes(), now.getUTCSeconds(), now.getUTCMilliseconds());
        let timestamp;
        // RFC 9110 maps two-digit years to the latest matching century that is not more than 50 years in the future.
        for (const year of [
            currentCenturyYear - 100,
            currentCenturyYear,
            currentCenturyYear + 100,
        ]) {
            const candidateTimestamp = createTimestamp({
                year,
                month: getCapture(rfc850Date, 2),
                day: getCapture(rfc850Date, 1),
                hours: getCapture(rfc850Date, 4),
                minutes: getCapture(rfc850Date, 5),
                seconds: getCapture(rfc850Date, 6),
            });
            if (candidateTimestamp !== undefined
                && candidateTimestamp <= fiftyYearsFromNow) {
                timestamp = candidateTimestamp;
            }
        }
        return timestamp;
    }
    const asctimeDate = asctimeDatePattern.exec(value);
    if (asctimeDate) {
        const time = getCapture(asctimeDate, 4);
        const [hours, minutes, seconds] = time.split(':');
        return createTimestamp({
            year: Number(getCapture(asctimeDate, 5)),
            month: getCapture(asctimeDate, 2),
            day: getCapture(asctimeDate, 3).trim(),
            hours,
            minutes,
            seconds,
        });
    }
    return undefined;
};
const calculateRetryTimingDelay = ({ value, allowTimestamp }) => {
    if (delayPattern.test(value)) {
        let delay = Number(value) * 1000;
        // Standard Retry-After numbers are delay seconds. Timestamp compatibility only applies to reset headers.
        if (allowTimestamp
            && delay >= timestampThreshold) {
            delay -= Date.now();
        }
        return Math.max(0, delay);
    }
    const timestamp = parseDate(value);
    if (timestamp === undefined) {
        return undefined;
    }
    const delay = timestamp - Date.now();
    return Number.isFinite(delay) ? Math.max(0, delay) : undefined;
};

const maxErrorResponseBodySize = 10 * 1024 * 1024;
const prefixUrlRenamedErrorMessage = 'The `prefixUrl` option has been renamed `prefix` in v2 and enhanced to allow slashes in input. See also the new `baseUrl` option for improved flexibility with standard URL resolution: https://github.com/sindresorhus/ky#baseurl';
const timedOutResponseData = Symbol('timedOutResponseData');
const timedOutOperation = Symbol('timedOutOperation');
const createTextDecoder = (contentType) => {
    const match = /;\s*charset\s*=\s*(?:"([^"]+)"|([^;,\s]+))/i.exec(contentType);
    const charset = match?.[1] ?? match?.[2];
    if (charset) {
        try {
            return new TextDecoder(charset);
        }
        catch { }
    }
    return new TextDecoder();
};
const invalidSchemaMessage = 'The `schema` argument must follow the Standard Schema specification';
const cloneRetryOptions = (retry) => {
    if (retry === null || typeof retry !== 'object' || Array.isArray(retry)) {
        return retry;
    }
    const clonedRetry = { ...retry };
    // Clone nested arrays too so init hooks can mutate retry config without leaking state across requests.
    if (Array.isArray(clonedRetry.methods)) {
        clonedRetry.methods = [...clonedRetry.methods];
    }
    if (Array.isArray(clonedRetry.statusCodes)) {
        clonedRetry.statusCodes = [...clonedRetry.statusCodes];
    }
    if (Array.isArray(clonedRetry.afterStatusCodes)) {
        clonedRetry.afterStatusCodes = [...clonedRetry.afterStatusCodes];
    }
    return clonedRetry;
};
const objectToString = Object.prototype.toString;
const leadingC0ControlOrSpacePattern = /^[\0-\u0020]+/g;
const asciiTabOrNewLinePattern = /[\t\n\r]/g;
const schemePattern = /^[a-z][\d+.a-z-]*:/i;
const malformedHttpProtocolPattern = /^https?:(?!\/\/)/i;
const isRequestInstance = (value) => value instanceof globalThis.Request || objectToString.call(value) === '[object Request]';
// Accepted custom responses are treated as full Responses throughout Ky.
// If a custom fetch returns one, it must behave like a Response for cloning,
// body consumption, `json()` decoration, and any enabled stream features.
const isResponseInstance = (value) => value instanceof globalThis.Response || objectToString.call(value) === '[object Response]';
const isAbsoluteInput = (input) => schemePattern.test(input);
const normalizeInputForProtocolCheck = (input) => input.replaceAll(leadingC0ControlOrSpacePattern, '').replaceAll(asciiTabOrNewLinePattern, '');
const cloneSearchParametersForInitHook = (searchParameters) => {
    if (Array.isArray(searchParameters)) {
        return searchParameters.map(parameter => [...parameter]);
    }
    return cloneShallow(searchParameters);
};
// Shallow-clone mutable option properties so init hook mutations don't leak across requests.
function cloneInitHookOptions(options) {
    const clonedOptions = {
        ...options,
        json: cloneShallow(options.json),
        context: cloneShallow(options.context),
        headers: cloneShallow(options.headers),
        searchParams: cloneSearchParametersForInitHook(options.searchParams),
    };
    if (options.retry !== undefined) {
        clonedOptions.retry = cloneRetryOptions(options.retry);
    }
    return clonedOptions;
}
const validateJsonWithSchema = async (jsonValue, schema) => {
    if ((typeof schema !== 'object'
        && typeof schema !== 'function')
        || schema === null) {
        throw new TypeError(invalidSchemaMessage);
    }
    const standardSchema = schema['~standard'];
    if (typeof standardSchema !== 'object'
        || standardSchema === null
        || typeof standardSchema.validate !== 'function') {
        throw new TypeError(invalidSchemaMessage);
    }
    const validationResult = await standardSchema.validate(jsonValue);
    if (validationResult.issues) {
        throw new SchemaValidationError(validationResult.issues);
    }
    return validationResult.value;
};
class Ky {
    static create(input, options) {
        const initHooks = options.hooks?.init ?? [];
        const initHookOptions = initHooks.length > 0 ? cloneInitHookOptions(options) : options;
        for (const hook of initHooks) {
            hook(initHookOptions);
        }
        const ky = new Ky(input, initHookOptions);
        const function_ = async () => {
            if (typeof ky.#options.timeout === 'number' && ky.#options.timeout > maxSafeTimeout) {
                throw new RangeError(`The \`timeout\` option cannot be greater than ${maxSafeTimeout}`);
            }
            if (typeof ky.#options.totalTimeout === 'number' && ky.#options.totalTimeout > maxSafeTimeout) {
                throw new RangeError(`The \`totalTimeout\` option cannot be greater than ${maxSafeTimeout}`);
            }
            // Delay the fetch so that body method shortcuts can set the Accept header
            await Promise.resolve();
            const beforeRequestResponse = await ky.#runBeforeRequestHooks();
            if (beforeRequestResponse !== undefined) {
                ky.#retryLimit = normalizeRetryOptions(ky.#options.retry).limit;
            }
            let response = beforeRequestResponse ?? await ky.#retry(async () => ky.#fetch());
            let responseFromHook = beforeRequestResponse !== undefined
                || ky.#consumeReturnedResponseFromBeforeRetryHook();
            for (;;) {
                // `undefined` means a hook stopped the flow without providing a response.
                // Non-native Responses still continue through Ky if they pass `isResponseInstance()`.
                if (response === undefined) {
                    return response;
                }
                if (isResponseInstance(response)) {
                    try {
                        // eslint-disable-next-line no-await-in-loop
                        response = await ky.#runAfterResponseHooks(response);
                    }
                    catch (error) {
                        if (!(error instanceof ForceRetryError)) {
                            throw error;
                        }
                        // eslint-disable-next-line no-await-in-loop
                        const retriedResponse = await ky.#retryFromError(error, async () => ky.#fetch());
                        if (retriedResponse === undefined) {
                            return retriedResponse;
                        }
                        response = retriedResponse;
                        responseFromHook = ky.#consumeReturnedResponseFromBeforeRetryHook();
                        continue;
                    }
                }
                const currentResponse = response;
                // Opaque responses (`response.type === 'opaque'`) from `no-cors` requests always have `status: 0` and `ok: false`, but this is not a failure - the actual status is hidden by the browser.
                if (!currentResponse.ok && currentResponse.type !== 'opaque' && (typeof ky.#options.throwHttpErrors === 'function'
                    ? ky.#options.throwHttpErrors(currentResponse.status)
                    : ky.#options.throwHttpErrors)) {
                    // `request` must reflect the request that actually failed, but `options` stays as Ky's
                    // normalized options snapshot. Replacement `Request` instances do not preserve the
                    // original `BodyInit`, so trying to make `options` mirror arbitrary requests would be lossy.
                    const httpError = new HTTPError(currentResponse, ky.#getResponseRequest(currentResponse), ky.#getNormalizedOptions());
                    const errorToThrow = httpError;
                    // eslint-disable-next-line no-await-in-loop
                    httpError.data = await ky.#getResponseData(currentResponse);
                    if (responseFromHook) {
                        throw errorToThrow;
                    }
                    // eslint-disable-next-line no-await-in-loop
                    const retriedResponse = await ky.#retryFromError(httpError, async () => ky.#fetch());
                    if (retriedResponse === undefined) {
                        return retriedResponse;
                    }
                    response = retriedResponse;
                    responseFromHook = ky.#consumeReturnedResponseFromBeforeRetryHook();
                    continue;
                }
                break;
            }
            if (!isResponseInstance(response)) {
                return response;
            }
            ky.#decorateResponse(response);
            // If `onDownloadProgress` is passed, it uses the stream API internally
            if (ky.#options.onDownloadProgress) {
                if (typeof ky.#options.onDownloadProgress !== 'function') {
                    throw new TypeError('The `onDownloadProgress` option must be a function');
                }
                if (!supportsResponseStreams) {
                    throw new Error('Streams are not supported in your environment. `ReadableStream` is missing.');
                }
                const progressResponse = response.clone();
                ky.#cancelResponseBody(response);
                return streamResponse(progressResponse, ky.#options.onDownloadProgress);
            }
            return response;
        };
        const result = (async () => {
            try {
                return await function_();
            }
            catch (error) {
                await ky.#throwProcessedError(error);
            }
            finally {
                const originalRequest = ky.#originalRequest;
                // Ignore cancellation errors from already-locked or already-consumed streams.
                ky.#cancelBody(originalRequest?.body ?? undefined);
                // Only cancel the current request body if it's distinct from the original (i.e. it was cloned for retries).
                if (ky.request !== originalRequest) {
                    ky.#cancelBody(ky.request.body ?? undefined);
                }
            }
        })();
        for (const [type, mimeType] of Object.entries(responseTypes)) {
            // Only expose `.bytes()` when the environment implements it.
            if (type === 'bytes'
                && typeof globalThis.Response?.prototype?.bytes !== 'function') {
                continue;
            }
            result[type] = async (schema) => {
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                ky.request.headers.set('accept', ky.request.headers.get('accept') || mimeType);
                const response = await result;
                if (type !== 'json') {
                    return ky.#raceBodyRead(async () => response[type](), response);
                }
                const text = await ky.#raceBodyRead(async () => response.text(), response);
                const request = ky.#getResponseRequest(response);
                const parsedResult = await ky.#raceWithTotalTimeout(async () => {
                    const jsonValue = initHookOptions.parseJson
                        ? await initHookOptions.parseJson(text, { request, response })
                        : (text === '' && schema !== undefined
                            ? undefined
                            : JSON.parse(text));
                    return schema === undefined ? jsonValue : validateJsonWithSchema(jsonValue, schema);
                });
                if (parsedResult === timedOutOperation) {
                    await ky.#throwProcessedError(new TimeoutError(request));
                }
                return parsedResult;
            };
        }
        return result;
    }
    // eslint-disable-next-line unicorn/prevent-abbreviations
    static #normalizeSearchParams(searchParams) {
        // Filter out undefined values from plain objects
        if (searchParams && typeof searchParams === 'object' && !Array.isArray(searchParams) && !(searchParams instanceof URLSearchParams)) {
            return Object.fromEntries(Object.entries(searchParams).filter(([, value]) => value !== undefined));
        }
        return searchParams;
    }
    request;
    #abortController;
    #retryCount = 0;
    #retryLimit;
    #input;
    #options;
    #originalRequest;
    #userProvidedAbortSignal;
    #beforeRetryHookErrors = new WeakSet();
    #cachedNormalizedOptions;
    #startTime;
    #returnedResponseFromBeforeRetryHook = false;
    #responseRequests = new WeakMap();
    // eslint-disable-next-line complexity
    constructor(input, options = {}) {
        this.#input = input;
        if (Object.hasOwn(options, 'prefixUrl')) {
            throw new Error(prefixUrlRenamedErrorMessage);
        }
        this.#options = {
            ...options,
            headers: mergeHeaders(this.#input.headers, options.headers),
            hooks: mergeHooks({}, options.hooks),
            method: normalizeRequestMethod(options.method ?? this.#input.method ?? 'GET'),
            // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
            prefix: String(options.prefix || ''),
            retry: normalizeRetryOptions(options.retry),
            throwHttpErrors: options.throwHttpErrors ?? true,
            timeout: options.timeout ?? 10_000,
            totalTimeout: options.totalTimeout ?? false,
            fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
            context: options.context ?? {},
        };
        this.#retryLimit = this.#options.retry.limit;
        if (typeof this.#input !== 'string' && !(this.#input instanceof URL || this.#input instanceof globalThis.Request)) {
            throw new TypeError('`input` must be a string, URL, or Request');
        }
        if (typeof this.#input === 'string') {
            if (this.#options.prefix) {
                const normalizedPrefix = this.#options.prefix.replace(/\/+$/, '');
                const normalizedInput = this.#input.replace(/^\/+/, '');
                this.#input = `${normalizedPrefix}/${normalizedInput}`;
            }
            if (this.#options.baseUrl) {
                const normalizedInput = normalizeInputForProtocolCheck(this.#input);
                if (malformedHttpProtocolPattern.test(normalizedInput)) {
                    throw new TypeError('`input` url protocol must be followed by `//` when using `baseUrl`');
                }
                if (!isAbsoluteInput(normalizedInput)) {
                    this.#input = new URL(this.#input, (new Request(this.#options.baseUrl)).url);
                }
            }
        }
        if (supportsAbortController && supportsAbortSignal) {
            this.#userProvidedAbortSignal = this.#options.signal ?? this.#input.signal;
            this.#abortController = new globalThis.AbortController();
            this.#options.signal = this.#createManagedSignal();
        }
        if (supportsRequestStreams) {
            // @ts-expect-error - Types are outdated.
            this.#options.duplex = 'half';
        }
        if (this.#options.json !== undefined) {
            this.#options.body = this.#options.stringifyJson?.(this.#options.json) ?? JSON.stringify(this.#options.json);
            this.#options.headers.set('content-type', this.#options.headers.get('content-type') ?? 'application/json');
        }
        // To provide correct form boundary, Content-Type header should be deleted when creating Request from another Request with FormData/URLSearchParams body
        // Only delete if user didn't explicitly provide a custom content-type
        const userProvidedContentType = options.headers && new globalThis.Headers(options.headers).has('content-type');
        if (this.#input instanceof globalThis.Request
            && ((supportsFormData && this.#options.body instanceof globalThis.FormData) || this.#options.body instanceof URLSearchParams)
            && !userProvidedContentType) {
            this.#options.headers.delete('content-type');
        }
        this.request = new globalThis.Request(this.#input, this.#options);
        if (hasSearchParameters(this.#options.searchParams)) {
            const url = new URL(this.request.url);
            const deleted = this.#options.searchParams?.[deletedParametersSymbol];
            if (deleted) {
                // Remove keys from the input URL first so later searchParams entries can intentionally re-add them.
                for (const key of deleted) {
                    url.searchParams.delete(key);
                }
            }
            if (typeof this.#options.searchParams === 'string') {
                const stringSearchParameters = this.#options.searchParams.replace(/^\?/, '');
                if (stringSearchParameters !== '') {
                    url.search = url.search ? `${url.search}&${stringSearchParameters}` : `?${stringSearchParameters}`;
                }
            }
            else {
                const optionsSearchParameters = new URLSearchParams(Ky.#normalizeSearchParams(this.#options.searchParams));
                for (const [key, value] of optionsSearchParameters.entries()) {
                    url.searchParams.append(key, value);
                }
            }
            if (this.#options.searchParams
                && typeof this.#options.searchParams === 'object'
                && !Array.isArray(this.#options.searchParams)
                && !(this.#options.searchParams instanceof URLSearchParams)) {
                for (const [key, value] of Object.entries(this.#options.searchParams)) {
                    if (value === undefined) {
                        url.searchParams.delete(key);
                    }
                }
            }
            // Recreate request with the updated URL. We already have all options in this.#options, including duplex.
            this.request = new globalThis.Request(url, this.#options);
        }
        if (this.#options.onUploadProgress && typeof this.#options.onUploadProgress !== 'function') {
            throw new TypeError('The `onUploadProgress` option must be a function');
        }
        // `totalTimeout` starts when the request pipeline is created, so it also includes
        // Ky's internal scheduling and user hook time before the first fetch attempt.
        this.#startTime = typeof this.#options.totalTimeout === 'number' ? this.#getCurrentTime() : undefined;
    }
    #calculateDelay(retry) {
        const retryDelay = retry.delay(this.#retryCount + 1);
        let jitteredDelay = retryDelay;
        if (retry.jitter === true) {
            jitteredDelay = Math.random() * retryDelay;
        }
        else if (typeof retry.jitter === 'function') {
            jitteredDelay = retry.jitter(retryDelay);
            if (!Number.isFinite(jitteredDelay) || jitteredDelay < 0) {
                jitteredDelay = retryDelay;
            }
        }
        return Math.min(retry.backoffLimit, jitteredDelay);
    }
    async #calculateRetryDelay(error) {
        const retry = normalizeRetryOptions(this.#options.retry);
        if (this.#retryCount >= Math.min(retry.limit, this.#retryLimit)) {
            throw error;
        }
        // Wrap non-Error throws to ensure consistent error handling
        const errorObject = error instanceof Error ? error : new NonError(error);
        // Handle forced retry from afterResponse hook - skip method check and shouldRetry
        if (errorObject instanceof ForceRetryError) {
            return errorObject.customDelay ?? this.#calculateDelay(retry);
        }
        // Check if method is retriable for non-forced retries
        if (!retry.methods.includes(this.request.method.toLowerCase())) {
            throw error;
        }
        const { shouldRetry } = retry;
        if (shouldRetry !== undefined) {
            const result = await this.#raceWithTotalTimeout(async () => shouldRetry({ error: errorObject, retryCount: this.#retryCount + 1 }));
            if (result === timedOutOperation) {
                throw new TimeoutError(this.request);
            }
            // Only exact booleans override the default retry checks.
            if (result === false) {
                throw error;
            }
            if (result === true) {
                return this.#calculateDelay(retry);
            }
        }
        // Default timeout behavior
        if (isTimeoutError(error)) {
            if (!retry.retryOnTimeout) {
                throw error;
            }
            return this.#calculateDelay(retry);
        }
        if (isHTTPError(error)) {
            if (!retry.statusCodes.includes(error.response.status)) {
                throw error;
            }
            const retryTimingHeader = getRetryTimingHeader(error.response.headers);
            if (retryTimingHeader && retry.afterStatusCodes.includes(error.response.status)) {
                const after = calculateRetryTimingDelay(retryTimingHeader);
                if (after === undefined) {
                    // Malformed retry timing headers should not disable retries; they only lose their server-provided timing.
                    return this.#calculateDelay(retry);
                }
                // Don't apply jitter when server provides explicit retry timing
                return Math.min(retry.maxRetryAfter, after);
            }
            if (error.response.status === 413) {
                throw error;
            }
            return this.#calculateDelay(retry);
        }
        // Only retry known retriable error types. Unknown errors (e.g., programming bugs) are not retried.
        if (!isNetworkError(error)) {
            throw error;
        }
        return this.#calculateDelay(retry);
    }
    #decorateResponse(response) {
        const request = this.#getResponseRequest(response);
        if (this.#options.parseJson) {
            response.json = async () => {
                const text = await response.text();
                return this.#options.parseJson(text, { request, response });
            };
        }
        return response;
    }
    async #throwProcessedError(error) {
        // Non-Error throws (e.g., thrown strings) pass through unchanged
        if (!(error instanceof Error)) {
            throw error;
        }
        // Errors thrown by beforeRetry hooks must propagate unchanged.
        if (this.#beforeRetryHookErrors.has(error)) {
            throw error;
        }
        let processedError = error;
        for (const hook of this.#options.hooks.beforeError) {
            // `request` is the current failing request. `options` intentionally remains the
            // stable normalized Ky options snapshot for the same reason as `HTTPError` above.
            // eslint-disable-next-line no-await-in-loop
            const hookResult = await hook({
                request: this.request,
                options: this.#getNormalizedOptions(),
                error: processedError,
                retryCount: this.#retryCount,
            });
            // Only overwrite if the hook returns a valid Error instance.
            if (hookResult instanceof Error) {
                processedError = hookResult;
            }
        }
        throw processedError;
    }
    async #getResponseData(response) {
        // Even with request timeouts disabled, bound error-body reads so retries and error propagation
        // cannot be stalled indefinitely by never-ending response streams.
        const readTimeout = this.#getErrorDataTimeout();
        const text = await this.#readResponseText(response, readTimeout.milliseconds);
        if (text === timedOutResponseData) {
            if (readTimeout.fromTotalTimeout) {
                throw new TimeoutError(this.request);
            }
            this.#throwIfTotalTimeoutExhausted();
            return undefined;
        }
        if (!text) {
            return undefined;
        }
        if (!this.#isJsonContentType(response.headers.get('content-type') ?? '')) {
            return text;
        }
        const parseTimeout = this.#getErrorDataTimeout();
        const data = await this.#parseJson(text, response, parseTimeout.milliseconds, this.#getResponseRequest(response));
        if (data === timedOutResponseData) {
            if (parseTimeout.fromTotalTimeout) {
                throw new TimeoutError(this.request);
            }
            this.#throwIfTotalTimeoutExhausted();
            return undefined;
        }
        return data;
    }
    #getErrorDataTimeout() {
        const errorDataTimeout = this.#options.timeout === false ? 10_000 : this.#options.timeout;
        const remainingTotal = this.#getRemainingTotalTimeout();
        if (remainingTotal === undefined) {
            return {
                milliseconds: errorDataTimeout,
                fromTotalTimeout: false,
            };
        }
        if (remainingTotal <= 0) {
            throw new TimeoutError(this.request);
        }
        return {
            milliseconds: Math.min(errorDataTimeout, remainingTotal),
            fromTotalTimeout: remainingTotal <= errorDataTimeout,
        };
    }
    #getBodyReadTimeout() {
        const remainingTotal = this.#getRemainingTotalTimeout();
        if (remainingTotal !== undefined) {
            if (remainingTotal <= 0) {
                throw new TimeoutError(this.request);
            }
            return this.#options.timeout === false
                ? remainingTotal
                : Math.min(this.#options.timeout, remainingTotal);
        }
        return this.#options.timeout === false ? undefined : this.#options.timeout;
    }
    // Unlike error bodies (`#getResponseData`), a successful body read has no fallback value to return -
    // the caller's `.json()`/`.text()`/etc. promise must settle, so a timeout here always rejects.
    async #raceBodyRead(createBodyPromise, response) {
        let timeoutMs;
        try {
            timeoutMs = this.#getBodyReadTimeout();
        }
        catch (error) {
            await this.#throwProcessedError(error);
        }
        const bodyPromise = createBodyPromise();
        if (timeoutMs === undefined) {
            return bodyPromise;
        }
        const result = await Promise.race([
            bodyPromise,
            new Promise(resolve => {
                const timeoutId = setTimeout(() => {
                    resolve(timedOutResponseData);
                }, timeoutMs);
                void bodyPromise.finally(() => {
                    clearTimeout(timeoutId);
                }).catch(() => undefined);
            }),
        ]);
        if (result === timedOutResponseData) {
            // The stream is locked by the native body method's own reader by this point, so
            // `response.body.cancel()` would reject as "already locked". Aborting the request's
            // signal is what actually interrupts the underlying network read.
            this.#abortController?.abort();
            await this.#throwProcessedError(new TimeoutError(this.#getResponseRequest(response)));
        }
        return result;
    }
    async #raceWithTotalTimeout(operation) {
        const remainingTotal = this.#getRemainingTotalTimeout();
        if (remainingTotal === undefined) {
            return operation();
        }
        if (remainingTotal <= 0) {
            this.#abortController?.abort();
            return timedOutOperation;
        }
        let timeoutId;
        try {
            const timeoutPromise = new Promise(resolve => {
                timeoutId = setTimeout(() => {
                    resolve(timedOutOperation);
                }, remainingTotal);
            });
            const operationResult = Promise.resolve()
                .then(operation)
                .then(value => ({ status: 'fulfilled', value }))
                .catch((error) => ({ status: 'rejected', error }));
            const result = await Promise.race([operationResult, timeoutPromise]);
            const remainingAfterOperation = this.#getRemainingTotalTimeout();
            const didTimeOut = result === timedOutOperation || (remainingAfterOperation !== undefined && remainingAfterOperation <= 0);
            if (didTimeOut) {
                this.#abortController?.abort();
                if (result === timedOutOperation) {
                    void operationResult.then(result => {
                        if (result.status === 'fulfilled') {
                            this.#cancelReturnedBody(result.value);
                        }
                    });
                }
                else if (result.status === 'fulfilled') {
                    this.#cancelReturnedBody(result.value);
                }
                return timedOutOperation;
            }
            if (result.status === 'rejected') {
                throw result.error;
            }
            return result.value;
        }
        finally {
            clearTimeout(timeoutId);
        }
    }
    #isJsonContentType(contentType) {
        // Match JSON subtypes like `json`, `problem+json`, and `vnd.api+json`.
        const mimeType = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
        return /\/(?:.*[.+-])?json$/.test(mimeType);
    }
    async #readResponseText(response, timeoutMs) {
        const { body } = response;
        if (!body) {
            try {
                return await response.text();
            }
            catch {
                return undefined;
            }
        }
        let reader;
        try {
            reader = body.getReader();
        }
        catch {
            // Another consumer already locked the stream.
            return undefined;
        }
        const decoder = createTextDecoder(response.headers.get('content-type') ?? '');
        const chunks = [];
        let totalBytes = 0;
        const readAll = (async () => {
            try {
                for (;;) {
                    // eslint-disable-next-line no-await-in-loop
                    const { done, value } = await reader.read();
                    if (done) {
                        break;
                    }
                    totalBytes += value.byteLength;
                    if (totalBytes > maxErrorResponseBodySize) {
                        void reader.cancel().catch(() => undefined);
                        return undefined;
                    }
                    chunks.push(decoder.decode(value, { stream: true }));
                }
            }
            catch {
                return undefined;
            }
            chunks.push(decoder.decode());
            return chunks.join('');
        })();
        const timeoutPromise = new Promise(resolve => {
            const timeoutId = setTimeout(() => {
                resolve(timedOutResponseData);
            }, timeoutMs);
            void readAll.finally(() => {
                clearTimeout(timeoutId);
            });
        });
        const result = await Promise.race([readAll, timeoutPromise]);
        if (result === timedOutResponseData) {
            void reader.cancel().catch(() => undefined);
        }
        return result;
    }
    async #parseJson(text, response, timeoutMs, request) {
        let timeoutId;
        try {
            return await Promise.race([
                Promise.resolve().then(() => this.#options.parseJson
                    ? this.#options.parseJson(text, { request, response })
                    : JSON.parse(text)),
                new Promise(resolve => {
                    timeoutId = setTimeout(() => {
                        resolve(timedOutResponseData);
                    }, timeoutMs);
                }),
            ]);
        }
        catch {
            return undefined;
        }
        finally {
            clearTimeout(timeoutId);
        }
    }
    #cancelBody(body) {
        if (!body) {
            return;
        }
        // Ignore cancellation failures from already-locked or already-consumed streams.
        void body.cancel().catch(() => undefined);
    }
    #cancelResponseBody(response) {
        // Ignore cancellation failures from already-locked or already-consumed streams.
        this.#cancelBody(response.body ?? undefined);
    }
    #cancelReturnedBody(value) {
        if (isResponseInstance(value)) {
            this.#cancelResponseBody(value);
        }
        else if (isRequestInstance(value)) {
            this.#cancelBody(value.body ?? undefined);
        }
    }
    #createManagedSignal() {
        return this.#userProvidedAbortSignal
            ? AbortSignal.any([this.#userProvidedAbortSignal, this.#abortController.signal])
            : this.#abortController.signal;
    }
    #throwIfTotalTimeoutExhausted() {
        const remaining = this.#getRemainingTotalTimeout();
        if (remaining !== undefined && remaining <= 0) {
            throw new TimeoutError(this.request);
        }
    }
    async #runBeforeRequestHooks() {
        for (const hook of this.#options.hooks.beforeRequest) {
            // eslint-disable-next-line no-await-in-loop
            const result = await this.#raceWithTotalTimeout(async () => hook({
                request: this.request,
                options: this.#getNormalizedOptions(),
                retryCount: 0,
            }));
            if (result === timedOutOperation) {
                throw new TimeoutError(this.request);
            }
            if (isRequestInstance(result)) {
                this.#assignRequest(result);
            }
            else if (isResponseInstance(result)) {
                return result;
            }
        }
        return undefined;
    }
    async #runAfterResponseHooks(response) {
        const responseRequest = this.#getResponseRequest(response);
        for (const hook of this.#options.hooks.afterResponse) {
            const hookResponse = this.#setResponseRequest(response.clone(), responseRequest);
            this.#decorateResponse(hookResponse);
            let modifiedResponse;
            try {
                // eslint-disable-next-line no-await-in-loop
                modifiedResponse = await this.#raceWithTotalTimeout(async () => hook({
                    request: this.request,
                    options: this.#getNormalizedOptions(),
                    response: hookResponse,
                    retryCount: this.#retryCount,
                }));
                if (modifiedResponse === timedOutOperation) {
                    throw new TimeoutError(this.request);
                }
            }
            catch (error) {
                // Cancel both responses to prevent memory leaks when hook throws
                if (hookResponse !== response) {
                    this.#cancelResponseBody(hookResponse);
                }
                this.#cancelResponseBody(response);
                throw error;
            }
            if (modifiedResponse instanceof RetryMarker) {
                // Cancel both the cloned response passed to the hook and the current response to prevent resource leaks (especially important in Deno/Bun).
                // Do not await cancellation since hooks can clone the response, leaving extra tee branches that keep cancel promises pending per the Streams spec.
                if (hookResponse !== response) {
                    this.#cancelResponseBody(hookResponse);
                }
                this.#cancelResponseBody(response);
                throw new ForceRetryError(modifiedResponse.options);
            }
            const nextResponse = isResponseInstance(modifiedResponse)
                ? this.#setResponseRequest(modifiedResponse, responseRequest)
                : response;
            // Cancel any response bodies we won't use to prevent memory leaks.
            // Uses fire-and-forget since hooks may have cloned the response, creating tee branches that block cancellation.
            // If the hook wrapped an existing body into a new Response, both Response objects can still point at the same stream.
            if (hookResponse !== response && hookResponse !== nextResponse && hookResponse.body !== nextResponse.body) {
                this.#cancelResponseBody(hookResponse);
            }
            if (response !== nextResponse && response.body !== nextResponse.body) {
                this.#cancelResponseBody(response);
            }
            response = nextResponse;
        }
        return response;
    }
    async #retry(function_) {
        try {
            return await function_();
        }
        catch (error) {
            return this.#retryFromError(error, function_);
        }
    }
    async #retryFromError(error, function_) {
        this.#returnedResponseFromBeforeRetryHook = false;
        const retryDelay = Math.min(await this.#calculateRetryDelay(error), maxSafeTimeout);
        const delayOptions = { signal: this.#userProvidedAbortSignal };
        const remainingTimeout = this.#getRemainingTotalTimeout();
        if (remainingTimeout !== undefined) {
            if (remainingTimeout <= 0) {
                throw new TimeoutError(this.request);
            }
            // If waiting would consume all remaining budget, time out without starting another request.
            if (retryDelay >= remainingTimeout) {
                await delay(remainingTimeout, delayOptions);
                throw new TimeoutError(this.request);
            }
        }
        // Only use user-provided signal for delay, not our internal abortController
        await delay(retryDelay, delayOptions);
        this.#throwIfTotalTimeoutExhausted();
        // Apply custom request from forced retry before beforeRetry hooks
        // Ensure the custom request has the correct managed signal for timeouts and user aborts
        if (error instanceof ForceRetryError && error.customRequest) {
            const customRequest = new globalThis.Request(error.customRequest, this.#options.signal ? { signal: this.#options.signal } : undefined);
            // Replacement Requests are authoritative by design. Do not rewrite headers here,
            // even for cross-origin retries. Callers using `ky.retry({request})` explicitly
            // opted into the exact Request they constructed.
            this.#assignRequest(customRequest);
        }
        for (const hook of this.#options.hooks.beforeRetry) {
            let hookResult;
            try {
                // eslint-disable-next-line no-await-in-loop
                hookResult = await this.#raceWithTotalTimeout(async () => hook({
                    request: this.request,
                    options: this.#getNormalizedOptions(),
                    error: error,
                    retryCount: this.#retryCount + 1,
                }));
            }
            catch (hookError) {
                // Preserve the original request error path (`throw error`) so beforeError hooks can still run.
                if (hookError instanceof Error && hookError !== error) {
                    this.#beforeRetryHookErrors.add(hookError);
                }
                throw hookError;
            }
            if (hookResult === timedOutOperation) {
                throw new TimeoutError(this.request);
            }
            if (isRequestInstance(hookResult)) {
                // Same contract as `ky.retry({request})`: a Request returned from `beforeRetry`
                // is used as-is rather than being sanitized or otherwise rewritten by Ky.
                this.#assignRequest(hookResult);
                break;
            }
            if (isResponseInstance(hookResult)) {
                this.#returnedResponseFromBeforeRetryHook = true;
                this.#retryCount++;
                return hookResult;
            }
            // If `stop` is returned from the hook, the retry process is stopped
            if (hookResult === stop) {
                return;
            }
        }
        this.#throwIfTotalTimeoutExhausted();
        this.#retryCount++;
        return this.#retry(function_);
    }
    #consumeReturnedResponseFromBeforeRetryHook() {
        const value = this.#returnedResponseFromBeforeRetryHook;
        this.#returnedResponseFromBeforeRetryHook = false;
        return value;
    }
    async #fetch() {
        // Reset abortController if it was aborted (happens on timeout retry)
        if (this.#abortController?.signal.aborted) {
            this.#abortController = new globalThis.AbortController();
            this.#options.signal = this.#createManagedSignal();
            // Recreate request with new signal
            this.request = new globalThis.Request(this.request, { signal: this.#options.signal });
        }
        const nonRequestOptions = findUnknownOptions(this.#options);
        this.#retryLimit = normalizeRetryOptions(this.#options.retry).limit;
        const retryRequest = this.#retryLimit > 0 ? this.request.clone() : undefined;
        const request = this.#wrapRequestWithUploadProgress(this.request, this.#options.body ?? undefined);
        // Cloning is done here to prepare in advance for retries.
        // Skip cloning when retries are disabled - cloning a streaming body calls ReadableStream#tee()
        // which buffers the entire stream in memory, causing excessive memory usage for large uploads.
        this.#originalRequest = request;
        if (retryRequest) {
            this.request = retryRequest;
        }
        try {
            const remainingTotal = this.#getRemainingTotalTimeout();
            if (remainingTotal !== undefined && remainingTotal <= 0) {
                throw new TimeoutError(this.request);
            }
            const effectiveTimeout = this.#options.timeout === false
                ? remainingTotal
                : (remainingTotal === undefined
                    ? this.#options.timeout
                    : Math.min(this.#options.timeout, remainingTotal));
            const response = effectiveTimeout === undefined
                ? await this.#options.fetch(request, nonRequestOptions)
                : await timeout(request, nonRequestOptions, this.#abortController, {
                    timeout: effectiveTimeout,
                    fetch: this.#options.fetch,
                });
            return this.#setResponseRequest(response, request);
        }
        catch (error) {
            if (isRawNetworkError(error)) {
                throw new NetworkError(this.request, { cause: error });
            }
            throw error;
        }
    }
    #getRemainingTotalTimeout() {
        if (this.#startTime === undefined) {
            return undefined;
        }
        const elapsed = this.#getCurrentTime() - this.#startTime;
        return Math.max(0, this.#options.totalTimeout - elapsed);
    }
    #getCurrentTime() {
        return globalThis.performance?.now() ?? Date.now();
    }
    #getNormalizedOptions() {
        if (!this.#cachedNormalizedOptions) {
            // Exclude Ky-specific options that are not part of `RequestInit`.
            const { hooks, json, parseJson, stringifyJson, searchParams, timeout, totalTimeout, throwHttpErrors, fetch, ...normalizedOptions } = this.#options;
            this.#cachedNormalizedOptions = Object.freeze(normalizedOptions);
        }
        return this.#cachedNormalizedOptions;
    }
    #assignRequest(request) {
        this.#cachedNormalizedOptions = undefined;
        this.request = request;
    }
    #getResponseRequest(response) {
        return this.#responseRequests.get(response) ?? this.request;
    }
    #setResponseRequest(response, request) {
        this.#responseRequests.set(response, request);
        return response;
    }
    #wrapRequestWithUploadProgress(request, originalBody) {
        if (!this.#options.onUploadProgress || !request.body || !supportsRequestStreams) {
            return request;
        }
        return streamRequest(request, this.#options.onUploadProgress, originalBody ?? this.#options.body ?? undefined);
    }
}

/*! MIT License © Sindre Sorhus */
const createInstance = (defaults) => {
    // eslint-disable-next-line @typescript-eslint/promise-function-async
    const ky = (input, options) => Ky.create(input, validateAndMerge(defaults, options));
    for (const method of requestMethods) {
        // eslint-disable-next-line @typescript-eslint/promise-function-async
        ky[method] = (input, options) => Ky.create(input, validateAndMerge(defaults, options, { method }));
    }
    ky.create = (newDefaults) => createInstance(validateAndMerge(newDefaults));
    ky.extend = (newDefaults) => {
        if (typeof newDefaults === 'function') {
            newDefaults = newDefaults(defaults ?? {});
        }
        return createInstance(validateAndMerge(defaults, newDefaults));
    };
    ky.stop = stop;
    ky.retry = retry;
    return ky;
};
const ky = createInstance();
// Intentionally not exporting this for now as it's just an implementation detail and we don't want to commit to a certain API yet at least.
// export {NonError} from './errors/NonError.js';

const redactKey = (text) => text.replace(/\bpk_[A-Za-z0-9_-]+/g, "pk_[hidden]");
class KlaviyoError extends Error {
  name = "KlaviyoError";
  status;
  problems;
  code;
  pointer;
  detail;
  /** How long Klaviyo asked to be left alone, in milliseconds. */
  retryAfterMs;
  /** `true` for 5xx, a timeout or a lost connection: only a request that may be repeated should be. */
  isAmbiguous;
  constructor(call, { status, problems = [], retryAfterMs, isAmbiguous }, cause) {
    const [first] = problems;
    const reason = first ? `${first.code}: ${first.detail}${first.source?.pointer ? ` (${first.source.pointer})` : ""}` : cause ?? "an answer that was no JSON:API error";
    super(redactKey(`Klaviyo ${call} failed with ${status || "no answer"}: ${reason}`));
    this.status = status;
    this.problems = problems;
    this.code = first?.code;
    this.pointer = first?.source?.pointer;
    this.detail = first?.detail;
    this.retryAfterMs = retryAfterMs;
    this.isAmbiguous = isAmbiguous;
  }
}

const REPEATABLE = [408, 429, 500, 502, 503, 504, 524];
const UNPROCESSED = [429];
const readProblems = (body) => {
  const { errors } = body ?? {};
  return Array.isArray(errors) ? errors : [];
};
const readJson = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
};
const readRetryAfterMs = (headers) => {
  const value = headers.get("retry-after");
  if (!value) return void 0;
  const ms = /^\d+$/.test(value) ? Number(value) * 1e3 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? void 0 : Math.max(0, ms);
};
const toError = (name, error) => {
  if (error instanceof HTTPError) {
    const { status, headers } = error.response;
    const problems = readProblems(error.data);
    const facts = {
      status,
      problems,
      retryAfterMs: readRetryAfterMs(headers),
      isAmbiguous: status >= 500
    };
    return new KlaviyoError(name, facts);
  }
  if (error instanceof Error && error.name === "AbortError") return error;
  const cause = error instanceof TimeoutError ? "no answer in time" : redactKey(String(error));
  return new KlaviyoError(name, { status: 0, isAmbiguous: true }, cause);
};
const createHttp = (options) => ky.create({
  headers: {
    authorization: `Klaviyo-API-Key ${options.apiKey}`,
    revision: options.revision,
    accept: "application/vnd.api+json"
  },
  // Klaviyo does not redirect; a key must not follow anyone who does. ('error' is not known to workerd.)
  redirect: "manual",
  timeout: options.timeoutMs,
  ...options.fetch && { fetch: options.fetch }
});
const createTransport = (options) => {
  const http = createHttp(options);
  const base = options.baseUrl.replace(/\/+$/, "");
  return async ({ method, path, name, body, isRepeatable, signal }) => {
    const statusCodes = isRepeatable ? REPEATABLE : UNPROCESSED;
    try {
      const response = await http(`${base}${path}`, {
        method,
        retry: {
          limit: options.retries,
          methods: ["get", "post"],
          statusCodes,
          afterStatusCodes: [429, 503],
          maxRetryAfter: options.maxRetryAfterMs,
          jitter: true,
          retryOnTimeout: isRepeatable,
          // A lost connection says nothing about what was processed.
          shouldRetry: ({ error }) => error instanceof HTTPError || isRepeatable ? void 0 : false
        },
        ...body && {
          body: JSON.stringify(body),
          headers: { "content-type": "application/vnd.api+json" }
        },
        ...signal && { signal }
      });
      const data = readJson(await response.text());
      return { data, status: response.status, headers: response.headers };
    } catch (error) {
      throw toError(name, error);
    }
  };
};

const LATEST_REVISION = "2026-07-15";
const checkOptions = ({ apiKey }) => {
  if (typeof apiKey === "string" && /^pk_\S+$/.test(apiKey)) return;
  const arrived = typeof apiKey === "string" ? "a text that does not begin with pk_" : typeof apiKey;
  throw new TypeError(`apiKey must be a private key of Klaviyo (pk_...); what came is ${arrived}`);
};
const createKlaviyo = (options) => {
  checkOptions(options);
  const send = createTransport({
    apiKey: options.apiKey,
    revision: options.revision ?? LATEST_REVISION,
    baseUrl: options.baseUrl ?? "https://a.klaviyo.com",
    timeoutMs: options.timeoutMs ?? 1e4,
    retries: options.retries ?? 2,
    maxRetryAfterMs: options.maxRetryAfterMs ?? 6e4,
    fetch: options.fetch
  });
  return {
    createEvent: (event, { signal } = {}) => new ApiCall(
      send({
        method: "post",
        path: "/api/events",
        name: "createEvent",
        body: toEventBody(settleEvent(event, Date.now())),
        isRepeatable: true,
        signal
      })
    ),
    bulkCreateEvents: (groups, { signal } = {}) => {
      const nowMs = Date.now();
      const settled = groups.map((group) => ({
        ...group,
        events: group.events.map((event) => settleEvent(event, nowMs))
      }));
      const body = toBulkBody(settled);
      const path = "/api/event-bulk-create-jobs";
      return new ApiCall(
        send({ method: "post", path, name: "bulkCreateEvents", body, isRepeatable: false, signal })
      );
    },
    importProfile: (profile, { signal } = {}) => {
      const body = toProfileBody(profile);
      const path = "/api/profile-import";
      const response = send({
        method: "post",
        path,
        name: "importProfile",
        body,
        isRepeatable: true,
        signal
      });
      return new ApiCall(
        response.then(({ data: { data }, ...rest }) => ({
          ...rest,
          data: { ...data.attributes, id: data.id }
        }))
      );
    }
  };
};

const EVENTS_PATH = "/e";
const SCRIPT_PATH = "/m.js";

const TITLES = {
  400: "The batch cannot be read",
  403: "Not from this shop",
  404: "There is nothing here",
  405: "Wrong method",
  413: "Too large",
  415: "Wrong content type",
  500: "The route failed",
  503: "Not now"
};
class Refusal extends Error {
  constructor(status, detail, headers = {}) {
    super(detail);
    this.status = status;
    this.headers = headers;
  }
  status;
  headers;
  name = "Refusal";
}
const toProblemResponse = ({ status, message, headers }) => {
  const title = TITLES[status] ?? "Refused";
  const problem = { type: "about:blank", title, status, detail: message };
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      "cache-control": "no-store",
      "content-type": "application/problem+json",
      "x-content-type-options": "nosniff",
      ...headers
    }
  });
};

const checkType = (headers) => {
  const type = headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new Refusal(415, "Send application/json");
  }
  const encoding = headers.get("content-encoding") ?? "identity";
  if (encoding !== "identity") {
    throw new Refusal(415, "Send the body without a content encoding", {
      "accept-encoding": "identity"
    });
  }
};
const checkOrigin = (request, allowedOrigins) => {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  if (site === "same-origin") return;
  if (origin && allowedOrigins.includes(origin)) return;
  if (!site && origin === new URL(request.url).origin) return;
  throw new Refusal(
    403,
    "Send events from the shop's own pages, or list the page's origin in allowedOrigins"
  );
};

const WIRE_VERSION = 1;
const MAX_BATCH_EVENTS = 100;
const MAX_BODY_BYTES = 262144;
const MAX_EVENT_BYTES = 2e5;
const MAX_METRIC_LENGTH = 127;
const MAX_PROPERTIES = 400;
const MAX_STRING_BYTES = 1e5;
const MAX_ARRAY_ITEMS = 4e3;
const MAX_DEPTH = 10;
const MAX_IDENTIFIER_LENGTH = 255;
const MAX_EMAIL_LENGTH = 254;
const CLOCK_TOLERANCE_MS = 6e4;

const correctTime = (event, sentAtMs, receivedAtMs) => {
  const skewMs = receivedAtMs - sentAtMs;
  const correctedMs = Date.parse(event.time) + (Math.abs(skewMs) > CLOCK_TOLERANCE_MS ? skewMs : 0);
  const timeMs = Math.min(correctedMs, receivedAtMs + CLOCK_TOLERANCE_MS);
  return { ...event, time: new Date(timeMs).toISOString() };
};

const ABOUT_THE_EVENT = [400, 409, 413, 422];
const ABOUT_THE_KEY = [401, 403];
const KEY_DELAY_MS = 15 * 6e4;
const DEFAULT_DELAY_MS = 5e3;
const MAX_DETAIL = 200;
const accepted = (id) => ({ result: { id, status: "accepted" } });
const held = (id, delay) => ({ id, delay });
const toEventPointer = (pointer = "") => pointer.replace(/^.*\/data\/attributes(?=\/)/, "").slice(0, MAX_DETAIL);
const refused = (id, pointer, detail = "Klaviyo gave no reason") => ({
  result: {
    id,
    status: "rejected",
    code: "refused_by_klaviyo",
    pointer: toEventPointer(pointer),
    detail: redactKey(detail).slice(0, MAX_DETAIL)
  }
});
const toDelay = (error) => {
  if (!(error instanceof KlaviyoError)) return { retryAfterMs: DEFAULT_DELAY_MS, status: 0 };
  const { status, code, retryAfterMs } = error;
  const defaultMs = ABOUT_THE_KEY.includes(status) ? KEY_DELAY_MS : DEFAULT_DELAY_MS;
  return { retryAfterMs: retryAfterMs ?? defaultMs, status, code };
};
const fateOf = (id, error) => error instanceof KlaviyoError && ABOUT_THE_EVENT.includes(error.status) ? refused(id, error.pointer, error.detail) : held(id, toDelay(error));

const inParallel = async (items, width, work) => {
  const results = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
};

class Problem extends Error {
  constructor(code, pointer, detail) {
    super(detail);
    this.code = code;
    this.pointer = pointer;
  }
  code;
  pointer;
}
const limit = (code, pointer, size, max) => {
  if (size > max) throw new Problem(code, pointer, `The limit is ${max}, this is ${size}`);
};
function demand$1(isFine, code, pointer, detail) {
  if (!isFine) throw new Problem(code, pointer, detail);
}

const KINDS = ["external_id", "email", "phone_number", "_kx"];
const EMAIL = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]{2,}$/;
const E164 = /^\+[1-9]\d{6,14}$/;
const KX = /^[\w\-=]+\.\w+$/;
const readText = (pointer, value, max = MAX_IDENTIFIER_LENGTH) => {
  const text = typeof value === "number" ? `${value}` : value;
  demand$1(typeof text === "string" && text.trim(), "identifier_invalid", pointer, "Pass a text");
  limit("identifier_invalid", pointer, text.length, max);
  return text.trim();
};
const readIdentifier = (kind, value) => {
  const pointer = `/${kind}`;
  const text = readText(pointer, value);
  if (kind === "email") {
    const email = text.toLowerCase();
    limit("email_invalid", pointer, email.length, MAX_EMAIL_LENGTH);
    demand$1(EMAIL.test(email), "email_invalid", pointer, "Pass an address like ada@example.com");
    return email;
  }
  if (kind === "phone_number") {
    const phone = text.replace(/[\s().-]/g, "");
    demand$1(
      E164.test(phone),
      "phone_invalid",
      pointer,
      "Pass E.164: +, country code, number, like +12345678901"
    );
    return phone;
  }
  demand$1(
    kind !== "_kx" || KX.test(text),
    "identifier_invalid",
    pointer,
    "Pass a link's _kx unchanged"
  );
  return text;
};
const isIdentified = (known) => Boolean(known.external_id ?? known.email ?? known.phone_number);

const PROFILE_FIELDS = ["first_name", "last_name", "organization", "title", "locale"];
const toEventProfile = ({ fresh: _, ...identifiers }) => identifiers;
const toEventAttributes = ({
  id,
  unique_id = id,
  properties = {},
  ...rest
}) => ({
  ...rest,
  properties,
  unique_id
});
const strongest = (visitor) => {
  const kind = KINDS.find((kind2) => visitor[kind2] && (kind2 !== "_kx" || !isIdentified(visitor)));
  return kind && { [kind]: visitor[kind] };
};
const toProfile = (visitor, { traits }) => {
  const identifier = strongest(visitor);
  if (!identifier) return void 0;
  const fields = {};
  const properties = {};
  for (const [key, value] of Object.entries(traits)) {
    (PROFILE_FIELDS.includes(key) ? fields : properties)[key] = value;
  }
  return {
    ...identifier,
    ...fields,
    ...Object.keys(properties).length > 0 && { properties }
  };
};

const WIDTH = 6;
const DEADLINE_MS = 15e3;
const send = async (klaviyo, visitor, event) => {
  const { id } = event;
  try {
    if ("metric" in event) {
      await klaviyo.createEvent({ ...toEventAttributes(event), profile: toEventProfile(visitor) });
    } else {
      const profile = toProfile(visitor, event);
      if (profile) await klaviyo.importProfile(profile);
    }
    return accepted(id);
  } catch (error) {
    return fateOf(id, error);
  }
};
const sendSingly = (klaviyo, visitor, events) => {
  const deadlineMs = Date.now() + DEADLINE_MS;
  let delay;
  return inParallel(events, WIDTH, async (event) => {
    if (Date.now() > deadlineMs) delay ??= { retryAfterMs: 0, status: 0, code: "deadline" };
    if (delay) return held(event.id, delay);
    const fate = await send(klaviyo, visitor, event);
    if ("delay" in fate) delay ??= fate.delay;
    return fate;
  });
};

const EVENT_POINTER = /^\/data\/attributes\/events-bulk-create\/data\/0\/attributes\/events\/data\/(\d+)(?=\/|$)/;
const readRefused = (error, events) => {
  const fates = /* @__PURE__ */ new Map();
  for (const { source, detail } of error.problems) {
    const event = events[Number(EVENT_POINTER.exec(source?.pointer ?? "")?.[1] ?? -1)];
    if (event) fates.set(event.id, refused(event.id, source?.pointer, detail));
  }
  return fates;
};
const mustWait = ({ status }) => [401, 403, 429].includes(status);
const sendInBulk = async (klaviyo, visitor, events) => {
  try {
    await klaviyo.bulkCreateEvents([
      { profile: toEventProfile(visitor), events: events.map(toEventAttributes) }
    ]);
    return events.map(({ id }) => accepted(id));
  } catch (error) {
    if (!(error instanceof KlaviyoError)) throw error;
    if (mustWait(error)) return events.map(({ id }) => held(id, toDelay(error)));
    const refusals = readRefused(error, events);
    const rest = events.filter(({ id }) => !refusals.has(id));
    return [...refusals.values(), ...await sendSingly(klaviyo, visitor, rest)];
  }
};

const BULK_FROM = 10;
const splitRepeats = (events) => {
  const seen = /* @__PURE__ */ new Set();
  const first = [];
  const repeats = [];
  for (const event of events) {
    const key = "metric" in event ? JSON.stringify([event.metric, event.unique_id ?? event.id]) : event.id;
    (seen.has(key) ? repeats : first).push(event);
    seen.add(key);
  }
  return { first, repeats };
};
const isTrack = (event) => "metric" in event;
const toDelivery = (fates) => {
  const delays = fates.flatMap((fate) => "delay" in fate ? [fate.delay] : []);
  const [longest] = delays.sort((a, b) => b.retryAfterMs - a.retryAfterMs);
  return {
    results: fates.map((fate) => "delay" in fate ? { id: fate.id, status: "held" } : fate.result),
    ...longest && { delay: longest }
  };
};
const deliver = async (klaviyo, visitor, events, isResend) => {
  const { first, repeats } = splitRepeats(events);
  const tracks = first.filter(isTrack);
  const isBulk = !isResend && tracks.length >= BULK_FROM;
  const singles = isBulk ? first.filter((event) => !isTrack(event)) : first;
  const fates = [
    ...await sendSingly(klaviyo, visitor, singles),
    ...isBulk ? await sendInBulk(klaviyo, visitor, tracks) : [],
    ...repeats.map(({ id }) => ({ result: { id, status: "duplicate" } }))
  ];
  return toDelivery(fates);
};

//#region src/storages/globalConfig/globalConfig.ts
let store$4;
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && !store$4) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? store$4?.lang,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
		abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
	};
}

//#endregion
//#region src/storages/globalMessage/globalMessage.ts
let store$3;
/**
* Returns a global error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalMessage(lang) {
	return store$3?.get(lang);
}

//#endregion
//#region src/storages/schemaMessage/schemaMessage.ts
let store$2;
/**
* Returns a schema error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSchemaMessage(lang) {
	return store$2?.get(lang);
}

//#endregion
//#region src/storages/specificMessage/specificMessage.ts
let store$1;
/**
* Returns a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSpecificMessage(reference, lang) {
	return store$1?.get(reference)?.get(lang);
}

//#endregion
//#region src/utils/_stringify/_stringify.ts
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}

//#endregion
//#region src/utils/_addIssue/_addIssue.ts
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? /* @__PURE__ */ getSpecificMessage(context.reference, issue.lang) ?? (isSchema ? /* @__PURE__ */ getSchemaMessage(issue.lang) : null) ?? config$1.message ?? /* @__PURE__ */ getGlobalMessage(issue.lang);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}

//#endregion
//#region src/utils/_isSameValueZero/_isSameValueZero.ts
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}

//#endregion
//#region src/utils/_isValidObjectKey/_isValidObjectKey.ts
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}

//#endregion
//#region src/utils/_standardSchema/_standardSchema.ts
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) timestamp regex. Allows a
* space as a date/time separator and an optional space before the UTC offset.
*/
const ISO_TIMESTAMP_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z| ?[+-](?:0\d|1\d|2[0-3])(?::?[0-5]\d)?)$/u;
/**
* [UUID](https://en.wikipedia.org/wiki/Universally_unique_identifier) regex.
*/
const UUID_REGEX = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

//#endregion
//#region src/actions/finite/finite.ts
/* @__NO_SIDE_EFFECTS__ */
function finite(message$1) {
	return {
		kind: "validation",
		type: "finite",
		reference: finite,
		async: false,
		expects: null,
		requirement: Number.isFinite,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "finite", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/integer/integer.ts
/* @__NO_SIDE_EFFECTS__ */
function integer(message$1) {
	return {
		kind: "validation",
		type: "integer",
		reference: integer,
		async: false,
		expects: null,
		requirement: Number.isInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimestamp/isoTimestamp.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimestamp(message$1) {
	return {
		kind: "validation",
		type: "iso_timestamp",
		reference: isoTimestamp,
		async: false,
		expects: null,
		requirement: ISO_TIMESTAMP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "timestamp", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxLength/maxLength.ts
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minLength/minLength.ts
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransform.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransform(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransform,
		async: false,
		"~run"(dataset, config$1) {
			const output = action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/regex/regex.ts
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/uuid/uuid.ts
/* @__NO_SIDE_EFFECTS__ */
function uuid(message$1) {
	return {
		kind: "validation",
		type: "uuid",
		reference: uuid,
		async: false,
		expects: null,
		requirement: UUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "UUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/getFallback/getFallback.ts
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}

//#endregion
//#region src/methods/getDefault/getDefault.ts
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}

//#endregion
//#region src/schemas/array/array.ts
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptional,
		expects: wrapped.expects,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/literal/literal.ts
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObject.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/number/number.ts
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/record.ts
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObject.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/string/string.ts
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/unknown/unknown.ts
/**
* Creates a unknown schema.
*
* @returns A unknown schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unknown() {
	return _standardSchema({
		kind: "schema",
		type: "unknown",
		reference: unknown,
		expects: "unknown",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/pipe/pipe.ts
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/safeParse/safeParse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

const FORBIDDEN = /^(__proto__|constructor|prototype)$/;
const kindOf = (value) => Object.prototype.toString.call(value).slice(8, -1);
const escapeKey = (key) => key.replace(/~/g, "~0").replace(/\//g, "~1");
const demandObject = (value, pointer) => demand$1(kindOf(value) === "Object", "not_json", pointer, "Pass a plain object");
const copyJson = (value, pointer) => {
  let weight = 0;
  const copy = (item, at, depth) => {
    const isText = typeof item === "string";
    if (isText) limit("string_too_long", at, item.length, MAX_STRING_BYTES);
    weight += isText ? item.length : 2;
    limit("event_too_large", pointer, weight, MAX_EVENT_BYTES);
    if (isText || item === null || typeof item === "boolean" || Number.isFinite(item)) {
      return item;
    }
    limit("too_deep", at, depth, MAX_DEPTH - 1);
    if (Array.isArray(item)) {
      limit("array_too_long", at, item.length, MAX_ARRAY_ITEMS);
      return Array.from(item, (part, index) => copy(part, `${at}/${index}`, depth + 1));
    }
    const kind = kindOf(item);
    demand$1(
      kind === "Object",
      "not_json",
      at,
      `JSON has no ${kind}; pass text, a finite number or null, or leave it out`
    );
    const entries = Object.entries(item);
    limit("too_many_properties", at, entries.length, MAX_PROPERTIES);
    return Object.fromEntries(
      entries.map(([key, part]) => {
        const place = `${at}/${escapeKey(key)}`;
        demand$1(!FORBIDDEN.test(key), "reserved_key", place, "Rename this key");
        weight += key.length;
        return [key, copy(part, place, depth + 1)];
      })
    );
  };
  demandObject(value, pointer);
  return copy(value, pointer, 0);
};

const SERVER_ONLY_METRICS = [
  "Placed Order",
  "Ordered Product",
  "Fulfilled Order",
  "Cancelled Order",
  "Refunded Order"
];
const KLAVIYO_KEYS = ["$extra"];
const EARLIEST_MS = Date.UTC(1990, 0, 1);
const json = (pointer) => rawTransform(({ dataset, addIssue, NEVER }) => {
  try {
    return copyJson(dataset.value, pointer);
  } catch (problem) {
    const { code, pointer: place, message } = problem;
    addIssue({ message: JSON.stringify([code, place, message]) });
    return NEVER;
  }
});
const id = pipe(string(), uuid());
const time = pipe(string(), isoTimestamp());
const track = strictObject({
  id,
  time,
  metric: pipe(string(), regex(/\S/), maxLength(MAX_METRIC_LENGTH)),
  properties: exactOptional(pipe(unknown(), json("/properties"))),
  value: exactOptional(pipe(number(), finite())),
  value_currency: exactOptional(pipe(string(), regex(/^[A-Z]{3}$/))),
  unique_id: exactOptional(
    pipe(string(), minLength(1), maxLength(MAX_IDENTIFIER_LENGTH))
  )
});
const identification = strictObject({
  id,
  time,
  traits: pipe(unknown(), json("/traits"))
});
const reject = (id2, code, pointer, detail) => ({
  rejection: { id: id2, status: "rejected", code, pointer, detail }
});
const ADVICE = {
  metric: `Pass a metric's name of 1 to ${MAX_METRIC_LENGTH} characters`,
  time: "Pass an ISO 8601 time",
  value: "Pass a finite number",
  value_currency: "Pass three capitals, like 'EUR'",
  unique_id: `Pass text of 1 to ${MAX_IDENTIFIER_LENGTH} characters`
};
const explain = (id2, issue) => {
  if (issue.type === "raw_transform") {
    const [code, pointer, detail] = JSON.parse(issue.message);
    return reject(id2, code, pointer, detail);
  }
  const key = String(issue.path?.[0]?.key ?? "").slice(0, 100);
  const advice = ADVICE[key];
  return advice ? reject(id2, `${key}_invalid`, `/${key}`, advice) : reject(
    id2,
    "unknown_field",
    `/${key}`,
    "An event has no such field; put it among the properties"
  );
};
const checkPolicy = (event, serverOnly) => {
  const { id: id2 } = event;
  if (Date.parse(event.time) < EARLIEST_MS) {
    return reject(id2, "time_invalid", "/time", "Klaviyo takes no time before 1990");
  }
  const [place, fields] = "metric" in event ? ["/properties", event.properties] : ["/traits", event.traits];
  const reserved = Object.keys(fields ?? {}).find(
    (key) => key.startsWith("$") && !KLAVIYO_KEYS.includes(key)
  );
  if (reserved !== void 0) {
    return reject(
      id2,
      "reserved_key",
      `${place}/${reserved.slice(0, 100)}`,
      "Names with $ are Klaviyo's; rename it"
    );
  }
  if ("metric" in event && serverOnly.has(event.metric.toLowerCase())) {
    return reject(id2, "server_only_metric", "/metric", "Send this metric from the shop's server");
  }
  return { event };
};
const judgeEvent = (received, serverOnly) => {
  const schema = "traits" in received ? identification : track;
  const { success, output, issues } = safeParse(schema, received, { abortEarly: true });
  return success ? checkPolicy(output, serverOnly) : explain(received.id, issues[0]);
};

const MAX_BATCH_DEPTH = MAX_DEPTH + 4;
const QUOTE = 34;
const BACKSLASH = 92;
const isOpening = (code) => code === 91 || code === 123;
const isClosing = (code) => code === 93 || code === 125;
const depthOf = (text) => {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isInString) {
      if (code === BACKSLASH) index++;
      else if (code === QUOTE) isInString = false;
    } else if (code === QUOTE) isInString = true;
    else if (isOpening(code)) deepest = Math.max(deepest, ++depth);
    else if (isClosing(code)) depth--;
  }
  return deepest;
};
const parseJson = (text) => {
  if (depthOf(text) > MAX_BATCH_DEPTH) {
    throw new Refusal(400, `The JSON is nested too deep; properties may have ${MAX_DEPTH} levels`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "The body is not valid JSON");
  }
};

const identifier = (kind) => pipe(
  string(),
  rawTransform(({ dataset, addIssue, NEVER }) => {
    try {
      return readIdentifier(kind, dataset.value);
    } catch (problem) {
      addIssue({ message: problem.message });
      return NEVER;
    }
  })
);
const [externalId, email, phoneNumber, kx] = KINDS;
const visitor = strictObject({
  anonymous_id: pipe(string(), uuid()),
  fresh: exactOptional(literal(true)),
  external_id: exactOptional(identifier(externalId)),
  email: exactOptional(identifier(email)),
  phone_number: exactOptional(identifier(phoneNumber)),
  _kx: exactOptional(identifier(kx))
});
const anyEvent = looseObject({ id: pipe(string(), uuid()) });
const batch = strictObject({
  v: literal(WIRE_VERSION),
  sent_at: pipe(string(), isoTimestamp()),
  batch: pipe(string(), uuid()),
  visitor,
  events: pipe(array(anyEvent), minLength(1), maxLength(MAX_BATCH_EVENTS)),
  resend: exactOptional(literal(true)),
  dropped: exactOptional(
    record(pipe(string(), maxLength(32)), pipe(number(), integer()))
  )
});
const placeOf = ({ path, expected, type }) => {
  const place = path?.map(({ key }) => String(key)).join("/") ?? "";
  return `/${place.slice(0, 100)} is not right (${expected ?? type})`;
};
const readBatch = (body) => {
  const { success, output, issues } = safeParse(batch, body, { abortEarly: true });
  if (!success)
    throw new Refusal(400, `No batch of version ${WIRE_VERSION}: ${placeOf(issues[0])}`);
  return {
    batch: output.batch,
    sentAtMs: Date.parse(output.sent_at),
    visitor: output.visitor,
    events: output.events,
    isResend: output.resend === true,
    dropped: output.dropped ?? {}
  };
};

const tooLarge = () => new Refusal(413, `A body has at most ${MAX_BODY_BYTES} bytes; send fewer events at a time`);
const readBody = async (request) => {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  if (!request.body) throw new Refusal(400, "The body is empty; send a batch as JSON");
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = request.body.getReader();
  let text = "";
  let bytes = 0;
  try {
    for (; ; ) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.length;
      if (bytes > MAX_BODY_BYTES) {
        await reader.cancel();
        throw tooLarge();
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(400, "The body could not be read to its end as UTF-8");
  }
};

const demand = (isFine, option, came, allowed) => {
  if (isFine) return;
  const shown = option === "apiKey" || option === "cookieSecret" ? typeof came : JSON.stringify(came);
  throw new TypeError(
    `${option} must be ${allowed}; what came is ${redactKey(shown ?? "undefined")}`
  );
};
const isOrigin = (origin) => URL.canParse(origin) && new URL(origin).origin === origin;
const isHttpUrl = (url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
const readOptions = (options) => {
  const {
    apiKey,
    basePath,
    allowedOrigins = [],
    cookieSecret,
    klaviyoUrl,
    klaviyoTimeoutMs = 8e3
  } = options;
  demand(/^pk_\S+$/.test(String(apiKey)), "apiKey", apiKey, "a private key of Klaviyo (pk_...)");
  demand(
    /^(\/[\w.-]+)+$/.test(String(basePath)),
    "basePath",
    basePath,
    "a path like '/q7f2', without a slash at its end"
  );
  demand(
    allowedOrigins.every(isOrigin),
    "allowedOrigins",
    allowedOrigins,
    "a list of origins like 'https://shop.example'"
  );
  demand(
    cookieSecret === void 0 || cookieSecret.length >= 32,
    "cookieSecret",
    cookieSecret,
    "at least 32 characters"
  );
  demand(
    klaviyoUrl === void 0 || isHttpUrl(klaviyoUrl),
    "klaviyoUrl",
    klaviyoUrl,
    "an http(s) address"
  );
  demand(
    klaviyoTimeoutMs > 0,
    "klaviyoTimeoutMs",
    klaviyoTimeoutMs,
    "a number of milliseconds above 0"
  );
  return {
    apiKey,
    basePath,
    allowedOrigins,
    cookieSecret,
    cookieDomain: options.cookieDomain,
    serverOnly: new Set(
      (options.serverOnlyMetrics ?? SERVER_ONLY_METRICS).map((name) => name.toLowerCase())
    ),
    klaviyoUrl,
    klaviyoTimeoutMs,
    log: options.log ?? ((entry) => console.log(JSON.stringify(entry)))
  };
};

const script = "!function(){\"use strict\";const e=2e5,t=(e,t,n=100)=>{const o=JSON.stringify(e[0]?.visitor);let r=2e3;const i=e.findIndex((e,i)=>(r+=e.bytes+1,i>0&&(r>t||i>=n)||JSON.stringify(e.visitor)!==o));return e.slice(0,i<0?void 0:i)},n=(e,t,n,o)=>{const[r]=e;if(!r)return;const i={v:1,sent_at:(new Date).toISOString(),batch:t,visitor:r.visitor,events:e.map(({event:e})=>e),...e.some(({event:e})=>e.id<=n)&&{resend:!0},...o&&{dropped:o}};return{batch:t,visitor:r.visitor,ids:e.map(({event:e})=>e.id),body:JSON.stringify(i),...o&&{dropped:o}}};class o extends Error{constructor(e,t,n){super(n),this.code=e,this.pointer=t}code;pointer}const r=(e,t,n,r)=>{if(n>r)throw new o(e,t,`The limit is ${r}, this is ${n}`)};function i(e,t,n,r){if(!e)throw new o(t,n,r)}const s=[\"external_id\",\"email\",\"phone_number\",\"_kx\"],a=/^[^\\s@,;<>]+@[^\\s@,;<>]+\\.[^\\s@,;<>]{2,}$/,c=/^\\+[1-9]\\d{6,14}$/,d=/^[\\w\\-=]+\\.\\w+$/,u=(e,t)=>{const n=`/${e}`,o=((e,t,n=255)=>{const o=\"number\"==typeof t?`${t}`:t;return i(\"string\"==typeof o&&o.trim(),\"identifier_invalid\",e,\"Pass a text\"),r(\"identifier_invalid\",e,o.length,n),o.trim()})(n,t);if(\"email\"===e){const e=o.toLowerCase();return r(\"email_invalid\",n,e.length,254),i(a.test(e),\"email_invalid\",n,\"Pass an address like ada@example.com\"),e}if(\"phone_number\"===e){const e=o.replace(/[\\s().-]/g,\"\");return i(c.test(e),\"phone_invalid\",n,\"Pass E.164: +, country code, number, like +12345678901\"),e}return i(\"_kx\"!==e||d.test(o),\"identifier_invalid\",n,\"Pass a link's _kx unchanged\"),o},l=e=>Boolean(e.external_id??e.email??e.phone_number);function m(e){return new Promise((t,n)=>{e.oncomplete=e.onsuccess=()=>t(e.result),e.onabort=e.onerror=()=>n(e.error)})}const p=\"h:visitor\",y=e=>new Promise((t,n)=>{setTimeout(n,2e3,new Error(\"storage did not answer\")),Promise.resolve().then(e).then(t,n)}),w=e=>(e.transaction.commit?.(),m(e.transaction)),f=(e,t,n)=>{const o=s.find(n=>t[n]&&e[n]);return o&&t[o]!==e[o]?{visitor:{anonymous_id:n,...t},outcome:\"other\",kinds:[o]}:((e,t)=>{const n=s.filter(n=>t[n]&&t[n]!==e[n]),o=n.filter(t=>e[t]);return{visitor:{...e,...t},outcome:o.length?\"corrected\":n.length?\"joined\":\"same\",kinds:o.length?o:n}})(e,t)},v=({route:e,debug:o})=>{const r=(()=>{let e=0,t=0;return n=>{n>e?(e=n,t=0):++t>4095&&(e+=1,t=0);const o=crypto.getRandomValues(new Uint8Array(8));o[0]=63&o[0]|128;const r=Array.from(o,e=>e.toString(16).padStart(2,\"0\")).join(\"\"),i=t.toString(16).padStart(3,\"0\");return`${(e=>{const t=Math.max(0,Math.floor(e)).toString(16).padStart(12,\"0\");return`${t.slice(0,8)}-${t.slice(8)}`})(e)}-7${i}-${r.slice(0,4)}-${r.slice(4)}`}})(),i=(e=Date.now())=>r(e),{on:s,emit:a}=(()=>{const e={};return{on:(t,n)=>{e[t]??=new Set;const o=e[t];return o.add(n),()=>{o.delete(n)}},emit:(t,n)=>{for(const o of e[t]??[])try{o(n)}catch(e){console.error(e)}}}})(),c=(...e)=>{o&&console.log(\"[keepsend]\",...e)},d=((e,t=((e=function(e,t){let n;return(e,o)=>(()=>{if(n)return n;const e=indexedDB.open(\"keepsend\");return e.onupgradeneeded=()=>e.result.createObjectStore(t),n=m(e),n.then(e=>{e.onclose=()=>n=void 0},()=>{n=void 0}),n})().then(n=>o(n.transaction(t,e).objectStore(t)))}(0,\"outbox\"))=>{let t,n=[];const o=()=>{const o=n;return n=[],t=void 0,e(\"readwrite\",e=>{for(const[t,n]of o)e.put(n,t);return w(e)})};return{store:e,get:t=>y(()=>e(\"readonly\",e=>m(e.get(t)))),put:(e,r)=>(n.push([e,r]),t??=y(o),t),clear:()=>y(()=>e(\"readwrite\",e=>(e.clear(),w(e))))}})())=>{let n=0;const o=t=>{\"memory\"!==r.storage&&e(t),r.storage=\"memory\",r.error=t},r={outbox:t,own:new Map,storage:\"none\",error:void 0,attempted:\"\",pausedUntilMs:0,unstored:{accepted:0,rejected:0,full:0},attempt:e=>e().catch(o),keep:async e=>{const{id:i}=e.event,s={entry:e};r.own.set(i,s),n+=e.bytes;try{await t.put(i,e),r.storage=\"indexeddb\",s.isStored=!0,n>6e4&&r.drop(i)}catch(e){o(e),(()=>{for(const e of r.own.keys()){if(r.own.size<=1e4&&n<=5e6)break;r.drop(e),r.unstored.full+=1}})()}return r.storage},drop:e=>{n-=r.own.get(e)?.entry.bytes??0,r.own.delete(e)},mark:async(e=\"\")=>{e<=r.attempted||(r.attempted=e,await r.attempt(()=>t.put(\"h:attempted\",e)))}};return r})(e=>{c(\"kept in memory only\",e),a(\"error\",{detail:`Kept in memory only: ${e}`,cause:e})}),v=((e,t)=>{let n,o=!1;const r=()=>{o&&e.attempt(()=>e.outbox.put(p,n))},i=()=>(n??={visitor:{anonymous_id:t(),fresh:!0},decisions:[]},n),s=({visitor:e,outcome:t,kinds:o})=>{const s={at:(new Date).toISOString(),outcome:t,kinds:o};n={visitor:e,decisions:[...i().decisions,s].slice(-10)},r()},a=async()=>{e.storage=\"indexeddb\",n=await e.attempt(()=>e.outbox.get(p))??n};return{open:async e=>{await a(),o=!0,n||(i(),r()),e&&(e=>{try{const n=((e,t,n)=>l(e)&&e._kx!==t?{visitor:e,outcome:\"ignored\",kinds:[\"_kx\"]}:f(e,{_kx:t},n))(i().visitor,u(\"_kx\",e),t());\"same\"!==n.outcome&&s(n)}catch{}})(e)},refresh:a,identify:(e,n)=>{const o=i().visitor,r=f(o,e,t()),a=\"other\"===r.outcome?{}:o.traits,c={...a,...n},d=JSON.stringify(c)===JSON.stringify(a??{});if(\"same\"!==r.outcome||!d)return r.visitor.traits=c,s(r),r},reset:()=>s({visitor:{anonymous_id:t()},outcome:\"reset\",kinds:[]}),forget:()=>{n=void 0,o=!1},adopt:s,wire:()=>(e=>{const{traits:t,...n}=e;return l(n)&&delete n._kx,n})(i().visitor),known:()=>n}})(d,i),h=new Map,g=e=>{h.set(e.id,e);const[t=\"\"]=h.keys();h.size>50&&h.delete(t),c(e.state,e.metric,e.detail),a(\"change\",void 0)};return{url:e.replace(/\\/$/,\"\")+\"/e\",keeper:d,identity:v,recent:h,createId:i,on:s,emit:a,note:g,reject:e=>{c(\"rejected\",e),a(\"rejected\",e)},packEntries:t,sealParcel:n,keep:async(e,t)=>{const n=await d.keep({event:e,visitor:v.wire(),bytes:t}),o=h.get(e.id);return\"held\"===o?.state&&g({...o,state:\"kept\"}),n}}},h=e=>{let t,n=0;return()=>(t??=e(n++).catch(e=>{throw t=void 0,e}),t)},g=/^(__proto__|constructor|prototype)$/,k=e=>Object.prototype.toString.call(e).slice(8,-1),_=(e,t)=>i(\"Object\"===k(e),\"not_json\",t,\"Pass a plain object\"),b=(t,n)=>{let o=0;const s=(t,a,c)=>{const d=\"string\"==typeof t;if(d&&r(\"string_too_long\",a,t.length,1e5),o+=d?t.length:2,r(\"event_too_large\",n,o,e),d||null===t||\"boolean\"==typeof t||Number.isFinite(t))return t;if(r(\"too_deep\",a,c,9),Array.isArray(t))return r(\"array_too_long\",a,t.length,4e3),Array.from(t,(e,t)=>s(e,`${a}/${t}`,c+1));const u=k(t);i(\"Object\"===u,\"not_json\",a,`JSON has no ${u}; pass text, a finite number or null, or leave it out`);const l=Object.entries(t);return r(\"too_many_properties\",a,l.length,400),Object.fromEntries(l.map(([e,t])=>{const n=`${a}/${(e=>e.replace(/~/g,\"~0\").replace(/\\//g,\"~1\"))(e)}`;return i(!g.test(e),\"reserved_key\",n,\"Rename this key\"),o+=e.length,[e,s(t,n,c+1)]}))};return _(t,n),s(t,n,0)},$=e=>(i(\"string\"==typeof e&&e.trim(),\"metric_invalid\",\"/metric\",\"Pass the metric's name, like 'Viewed Product'\"),r(\"metric_invalid\",\"/metric\",e.length,127),e),j=t=>{const n=(new TextEncoder).encode(JSON.stringify(t)).length;return r(\"event_too_large\",\"\",n,e),n},x=[\"external_id\",\"email\",\"phone_number\"],P=e=>e instanceof o?{code:e.code,pointer:e.pointer,detail:e.message}:{code:\"not_json\",detail:`Could not be read: ${e}`},O=[\"granted\",\"pending\",\"denied\"],S=(e=\"granted\")=>O.includes(e)?e:(console.error(`[keepsend] data-consent=\"${e}\" is none of ${O.join(\", \")}: taken as pending`),\"pending\"),D=(e,t,n)=>\"track\"===e?[t[0],t[1],{time:n,...t[2]}]:t,E=document.currentScript;E instanceof HTMLScriptElement?(e=>{const t=globalThis.keepsend;if(t&&!t.q)return;const{route:n=new URL(\".\",e.src).href,consent:o,debug:r}=e.dataset,s=((e,t)=>{const n=v(e),o=((e,t)=>{const n=h(n=>t(n).then(({createSender:t})=>t(e)));let o;const r=async t=>{clearTimeout(o),o=void 0;try{return await(await n()).flush(t)}catch(t){return e.emit(\"error\",{detail:`Not sending yet, nothing is lost: ${t}`,cause:t}),o=setTimeout(r,5e3,!1),e.keeper.own.size}};return{soon:()=>{o??=setTimeout(r,200,!1)},now:()=>r(!0)}})(n,t.send),r=(e=>{const t=new Set,{keeper:n,packEntries:o,sealParcel:r}=e;return{say:()=>{const{ids:i=[],body:s=\"\"}=e.parcel??{};let a=6e4-s.length,c=[...n.own.values()].map(({entry:e})=>e).filter(({event:e})=>!t.has(e.id)&&!i.includes(e.id));for(;;){const i=o(c,a),s=r(i,e.createId(),n.attempted),d=new Blob([s?.body??\"\"],{type:\"application/json\"});if(a-=d.size,!s||a<0)break;navigator.sendBeacon(e.url,d);for(const e of s.ids)t.add(e);n.mark(s.ids.at(-1)),c=c.slice(i.length)}},takeBack:()=>t.clear()}})(n),s=new URLSearchParams(location.search).get(\"_kx\"),a=h(t.inspect),c=async e=>{d.isOpen()&&await(async({keeper:{own:e,outbox:t,attempt:n}})=>e.size||await n(()=>t.get(IDBKeyRange.upperBound(\"g\"))))(n)&&await e()},d=((e=\"granted\",t)=>{let n=!1,o=[];const r=()=>{if(n||\"granted\"!==e)return;n=!0;const r=o;o=[];for(const e of r)e();t.opened()},i=()=>t.open().then(r),s={run:(t,r,i)=>n?t():\"denied\"===e?Promise.resolve(i):new Promise(n=>{o.length<1e3&&o.push(()=>n(t())),\"pending\"===e&&n(r)}),set:async r=>{const s=n;e=r,n&&=\"granted\"===r,\"granted\"!==r||s||await i(),\"denied\"===r&&(o=[],await t.forget())},consent:()=>e,isOpen:()=>n,rush:()=>(r(),n)};return\"granted\"===e&&i(),s})(e.consent,{open:()=>n.identity.open(s),opened:()=>c(o.soon),forget:()=>(n.identity.forget(),n.keeper.own.clear(),n.keeper.storage=\"none\",n.keeper.attempt(n.keeper.outbox.clear))});(({onLeave:e,onReturn:t,onOnline:n})=>{addEventListener(\"pagehide\",e),addEventListener(\"pageshow\",({persisted:e})=>e&&t()),addEventListener(\"online\",n),document.addEventListener(\"visibilitychange\",()=>\"hidden\"===document.visibilityState?e():t())})({onLeave:()=>{d.rush()&&r.say()},onReturn:()=>{r.takeBack(),d.isOpen()&&n.identity.refresh().then(()=>c(o.soon))},onOnline:()=>c(o.now)});const l=e=>(d.isOpen()&&\"none\"!==e.kept&&o.soon(),e);return{track:async(e,t,o={})=>l(await(async({createId:e,note:t,reject:n,keep:o},r,s,a,c)=>{const d=Date.now(),u=e(d),l={id:u,metric:String(s),time:new Date(d).toISOString()};try{const e=((e,t,n,{value:o,currency:r,uniqueId:s,time:a},c)=>{const d=n??{};_(d,\"/properties\");const{$value:u=o,$event_id:l=s,...m}={...d},p=Number(a??c);return i(Math.abs(p)<=864e13,\"time_invalid\",\"/time\",\"Pass milliseconds or a Date\"),b({id:e,metric:$(t),time:new Date(p).toISOString(),properties:m,...null!=u&&{value:u},...r&&{value_currency:r},...null!=l&&{unique_id:l}},\"\")})(u,s,a,c,d),n=j(e);return t({...l,time:e.time,state:\"held\"}),{id:u,kept:await r.run(()=>o(e,n),\"memory\",\"none\")}}catch(e){const o={id:u,metric:l.metric,...P(e)};return t({...l,state:\"rejected\",detail:o.detail}),n(o),{id:u,kept:\"none\",rejection:o}}})(n,d,e,t,o)),identify:async e=>l(await(async({createId:e,identity:t,note:n,reject:o,keep:r},i,s)=>{const a=Date.now(),{identifiers:c,traits:d,rejections:l}=(e=>{const t={};let n={};const o=[],r=e=>{try{e()}catch(e){o.push(P(e))}},i={...e};r(()=>_(e,\"\"));for(const e of x){const n=i[e];delete i[e],null!=n&&\"\"!==n&&r(()=>{t[e]=u(e,n)})}return r(()=>{const e=b(i,\"/traits\");j({id:\"\",time:\"\",traits:e}),n=e}),{identifiers:t,traits:n,rejections:o}})(s);l.forEach(o);const m={id:e(a),time:new Date(a).toISOString(),traits:d};let p;return{kept:await i.run(async()=>{const e=t.identify(c,d);return p=e?.outcome??\"same\",e?(n({id:m.id,metric:\"identify\",time:m.time,state:\"held\"}),r(m,j(m))):\"none\"},\"memory\",\"none\"),...p&&{outcome:p},rejections:l}})(n,d,e)),reset:()=>d.run(async()=>n.identity.reset(),void 0,void 0),consent:async e=>{await d.set(e),n.emit(\"change\",void 0)},flush:async()=>{let e=0;return await c(async()=>{e=await o.now()}),{waiting:e}},inspect:async()=>{const{inspectCore:e}=await a();return{consent:d.consent(),...await e(n)}},on:n.on}})({route:n,consent:S(o),debug:void 0!==r},(e=>{const t=(t,n)=>import(`${e.replace(/\\/$/,\"\")}/${t}${n?`?${n}`:\"\"}`);return{send:e=>t(\"s.fca381cf17.js\",e),inspect:e=>t(\"i.5be514052d.js\",e)}})(n));globalThis.keepsend=s,t?.q&&((e,t)=>{for(const[n,o,r,i]of t){const t=e[n];t?i(t(...D(n,o,r))):console.error(`[keepsend] There is no method '${n}'`)}})(s,t.q)})(E):console.error('[keepsend] Load this script by a <script src> tag, without type=\"module\"')}();\n";
const parts = {"s.fca381cf17.js":"class t extends Error{name=\"KyError\";get isKyError(){return!0}}class e extends t{name=\"HTTPError\";response;request;options;data;constructor(t,e,r){const o=`${t.status||0===t.status?t.status:\"\"} ${t.statusText??\"\"}`.trim();super(`Request failed with ${o?`status code ${o}`:\"an unknown error\"}: ${e.method} ${e.url}`),this.response=t,this.request=e,this.options=r}}class r extends t{name=\"NetworkError\";request;constructor(t,e){super(`Request failed due to a network error: ${t.method} ${t.url}`,e),this.request=t}}class o extends Error{name=\"NonError\";value;constructor(t){let e=\"Non-error value was thrown\";try{\"string\"==typeof t?e=t:t&&\"object\"==typeof t&&\"message\"in t&&\"string\"==typeof t.message&&(e=t.message)}catch{}super(e),this.value=t}}class s extends t{name=\"ForceRetryError\";customDelay;code;customRequest;constructor(t){const e=t?.cause?t.cause instanceof Error?t.cause:new o(t.cause):void 0;super(t?.code?`Forced retry: ${t.code}`:\"Forced retry\",e?{cause:e}:void 0),this.customDelay=t?.delay,this.code=t?.code,this.customRequest=t?.request}}class n extends Error{name=\"SchemaValidationError\";issues;constructor(t){super(\"Response schema validation failed\"),this.issues=t}}class i extends t{name=\"TimeoutError\";request;constructor(t){super(`Request timed out: ${t.method} ${t.url}`),this.request=t}}const a=(()=>{let t=!1,e=!1;const r=\"function\"==typeof globalThis.ReadableStream,o=\"function\"==typeof globalThis.Request;if(r&&o)try{e=new globalThis.Request(\"https://empty.invalid\",{body:new globalThis.ReadableStream,method:\"POST\",get duplex(){return t=!0,\"half\"}}).headers.has(\"Content-Type\")}catch(t){if(t instanceof Error&&\"unsupported BodyInit type\"===t.message)return!1;throw t}return t&&!e})(),c=\"function\"==typeof globalThis.AbortController,h=\"function\"==typeof globalThis.AbortSignal&&\"function\"==typeof globalThis.AbortSignal.any,u=\"function\"==typeof globalThis.ReadableStream,f=\"function\"==typeof globalThis.FormData,l=[\"get\",\"post\",\"put\",\"patch\",\"head\",\"delete\",\"query\"],d={json:\"application/json\",text:\"text/*\",formData:\"multipart/form-data\",arrayBuffer:\"*/*\",blob:\"*/*\",bytes:\"*/*\"},y=2147483647,w=Symbol(\"stop\");class m{options;constructor(t){this.options=t}}const p=t=>new m(t),b={json:!0,parseJson:!0,stringifyJson:!0,searchParams:!0,baseUrl:!0,prefix:!0,retry:!0,timeout:!0,totalTimeout:!0,hooks:!0,throwHttpErrors:!0,onDownloadProgress:!0,onUploadProgress:!0,fetch:!0,context:!0},v={method:!0,headers:!0,body:!0,mode:!0,credentials:!0,cache:!0,redirect:!0,referrer:!0,referrerPolicy:!0,integrity:!0,keepalive:!0,signal:!0,window:!0,duplex:!0},T=new TextEncoder,g=(t,e,r)=>{let o,s=0;return t.pipeThrough(new TransformStream({transform(t,n){if(n.enqueue(t),o){s+=o.byteLength;let t=0===e?0:s/e;t>=1&&(t=1-Number.EPSILON),r?.({percent:t,totalBytes:Math.max(e,s),transferredBytes:s},o)}o=t},flush(){const t=o??new Uint8Array;s+=t.byteLength,r?.({percent:1,totalBytes:Math.max(e,s),transferredBytes:s},t)}}))},R=t=>null!==t&&\"object\"==typeof t,S=Symbol(\"replaceOption\"),j=t=>R(t)&&!0===t[S]?{isReplace:!0,value:t.value}:{isReplace:!1,value:t},E=(...t)=>{for(const e of t)if((!R(e)||Array.isArray(e))&&void 0!==e)throw new TypeError(\"The `options` argument must be an object\");return $({},...t)},P=(t={},e={})=>{const r=new globalThis.Headers(t),o=e instanceof globalThis.Headers,s=new globalThis.Headers(e);for(const[t,e]of s.entries())o&&\"undefined\"===e||void 0===e?r.delete(t):r.set(t,e);return r},A=t=>{if(!R(t)||Array.isArray(t))return!1;const e=Object.getPrototypeOf(t);return e===Object.prototype||null===e},M=t=>{if(t instanceof URLSearchParams){const e=new URLSearchParams(t),r=t[N];return r&&(e[N]=new Set(r)),e}return t instanceof globalThis.Headers?new globalThis.Headers(t):Array.isArray(t)?[...t]:A(t)?{...t}:t},k=(t,e)=>{return A(t)&&A(e)?(r={...t,...e},Object.fromEntries(Object.entries(r).filter(t=>void 0!==t[1]))):P(t,e);var r};function x(t,e,r){return Object.hasOwn(e,r)&&void 0===e[r]?[]:$(t[r]??[],e[r]??[])}const O=(t={},e={})=>({init:x(t,e,\"init\"),beforeRequest:x(t,e,\"beforeRequest\"),beforeRetry:x(t,e,\"beforeRetry\"),beforeError:x(t,e,\"beforeError\"),afterResponse:x(t,e,\"afterResponse\")}),N=Symbol(\"deletedParameters\"),q=(t,e)=>{const r=new URLSearchParams,o=new Set;for(const s of[t,e])if(void 0!==s)if(s instanceof URLSearchParams){for(const[t,e]of s.entries())r.append(t,e),o.delete(t);const t=s[N];if(t)for(const e of t)r.delete(e),o.add(e)}else if(Array.isArray(s))for(const t of s){if(!Array.isArray(t)||2!==t.length)throw new TypeError(\"Array search parameters must be provided in [[key, value], ...] format\");r.append(String(t[0]),String(t[1])),o.delete(String(t[0]))}else if(R(s))for(const[t,e]of Object.entries(s))void 0===e?(r.delete(t),o.add(t)):(r.append(t,String(e)),o.delete(t));else{const t=new URLSearchParams(s);for(const[e,s]of t.entries())r.append(e,s),o.delete(e)}return o.size>0&&(r[N]=o),r},D=(t,...e)=>{let r,o={},s={},n={};const i=[];for(const a of e)if(Array.isArray(a))Array.isArray(o)||(o=[]),o=[...o,...a];else if(R(a)){for(let[e,s]of Object.entries(a)){const n=j(s),{isReplace:a}=n;s=n.value;const c=t&&\"signal\"===e;if(c&&(a||void 0===s)&&(i.length=0),c&&s instanceof globalThis.AbortSignal)i.push(s);else if(\"context\"!==e)\"searchParams\"!==e?(t&&\"retry\"===e&&R(s)&&!a&&\"number\"==typeof o[e]&&(o={...o,[e]:{limit:o[e]}}),R(s)&&!a&&e in o&&(s=D(!1,o[e],s)),o={...o,[e]:s}):r=null==s?void 0:a||void 0===r?s:q(r,s);else{if(null!=s&&(!R(s)||Array.isArray(s)))throw new TypeError(\"The `context` option must be an object\");o={...o,context:null==s?{}:a?{...s}:{...o.context,...s}}}}if(R(a.hooks)){const{value:t,isReplace:e}=j(a.hooks);n=O(e?{}:n,t),o.hooks=n}if(R(a.headers)){const{value:t,isReplace:e}=j(a.headers);s=e?M(t):k(s,t),o.headers=s}}return void 0!==r&&(o.searchParams=r),i.length>0&&(o.signal=1===i.length?i[0]:h?AbortSignal.any(i):i.at(-1)),o},$=(...t)=>D(!0,...t),L=t=>l.includes(t)?t.toUpperCase():t,U={limit:2,methods:[\"get\",\"put\",\"head\",\"delete\",\"options\",\"trace\",\"query\"],statusCodes:[408,413,429,500,502,503,504],afterStatusCodes:[413,429,503],maxRetryAfter:Number.POSITIVE_INFINITY,backoffLimit:Number.POSITIVE_INFINITY,delay:t=>.3*2**(t-1)*1e3,jitter:void 0,retryOnTimeout:!1},B=()=>({...U,methods:[...U.methods],statusCodes:[...U.statusCodes],afterStatusCodes:[...U.afterStatusCodes]}),J=t=>{if(void 0===t)return U.limit;if(\"number\"!=typeof t||!Number.isInteger(t)||t<0)throw new TypeError(\"`retry.limit` must be a finite, non-negative integer\");return t},C=(t={})=>{if(\"number\"==typeof t)return{...B(),limit:J(t)};if(null===t||\"object\"!=typeof t||Array.isArray(t))throw new TypeError(\"`retry` must be a number or an object\");const e=Object.fromEntries(Object.entries(t).filter(([,t])=>void 0!==t)),r=J(e.limit);if(void 0!==e.methods&&!Array.isArray(e.methods))throw new Error(\"retry.methods must be an array\");if(void 0!==e.statusCodes&&!Array.isArray(e.statusCodes))throw new Error(\"retry.statusCodes must be an array\");if(void 0!==e.afterStatusCodes&&!Array.isArray(e.afterStatusCodes))throw new Error(\"retry.afterStatusCodes must be an array\");return void 0!==e.methods&&(e.methods=e.methods.map(t=>t.toLowerCase())),void 0!==e.statusCodes&&(e.statusCodes=[...e.statusCodes]),void 0!==e.afterStatusCodes&&(e.afterStatusCodes=[...e.afterStatusCodes]),{...B(),...e,limit:r}};async function F(t,{signal:e}){return new Promise((r,o)=>{function s(){clearTimeout(n),o(e.reason)}e&&(e.throwIfAborted(),e.addEventListener(\"abort\",s,{once:!0}));const n=setTimeout(()=>{e?.removeEventListener(\"abort\",s),r()},t)})}const H=Object.prototype.toString,_=new Set([\"network error\",\"NetworkError when attempting to fetch resource.\",\"The Internet connection appears to be offline.\",\"Network request failed\",\"fetch failed\",\"terminated\",\" A network error occurred.\",\"Network connection lost\"]),W=(t,e)=>t instanceof e||t?.name===e.name,z=Date.parse(\"2024-01-01\"),I=/^\\d+$/,G=[\"Jan\",\"Feb\",\"Mar\",\"Apr\",\"May\",\"Jun\",\"Jul\",\"Aug\",\"Sep\",\"Oct\",\"Nov\",\"Dec\"],K=/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\\d{2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\\d{4}) (\\d{2}):(\\d{2}):(\\d{2}) GMT$/,X=/^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday), (\\d{2})-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-(\\d{2}) (\\d{2}):(\\d{2}):(\\d{2}) GMT$/,V=/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\\d{2}| \\d) (\\d{2}:\\d{2}:\\d{2}) (\\d{4})$/,Q=({year:t,month:e,day:r,hours:o,minutes:s,seconds:n})=>{const i=G.indexOf(e),a=Number(r),c=Number(o),h=Number(s),u=Number(n);if(-1===i||c>23||h>59||u>60)return;const f=Math.min(u,59),l=new Date(Date.UTC(t,i,a,c,h,f));l.setUTCFullYear(t);const d=l.getTime();return l.getUTCFullYear()===t&&l.getUTCMonth()===i&&l.getUTCDate()===a&&l.getUTCHours()===c&&l.getUTCMinutes()===h&&l.getUTCSeconds()===f?60===u?d+1e3:d:void 0},Y=(t,e)=>t[e],Z=Symbol(\"timedOutResponseData\"),tt=Symbol(\"timedOutOperation\"),et=\"The `schema` argument must follow the Standard Schema specification\",rt=Object.prototype.toString,ot=/^[\\0-\\u0020]+/g,st=/[\\t\\n\\r]/g,nt=/^[a-z][\\d+.a-z-]*:/i,it=/^https?:(?!\\/\\/)/i,at=t=>t instanceof globalThis.Request||\"[object Request]\"===rt.call(t),ct=t=>t instanceof globalThis.Response||\"[object Response]\"===rt.call(t),ht=async(t,e)=>{if(\"object\"!=typeof e&&\"function\"!=typeof e||null===e)throw new TypeError(et);const r=e[\"~standard\"];if(\"object\"!=typeof r||null===r||\"function\"!=typeof r.validate)throw new TypeError(et);const o=await r.validate(t);if(o.issues)throw new n(o.issues);return o.value};class ut{static create(t,r){const o=r.hooks?.init??[],n=o.length>0?function(t){const e={...t,json:M(t.json),context:M(t.context),headers:M(t.headers),searchParams:(r=t.searchParams,Array.isArray(r)?r.map(t=>[...t]):M(r))};var r;return void 0!==t.retry&&(e.retry=(t=>{if(null===t||\"object\"!=typeof t||Array.isArray(t))return t;const e={...t};return Array.isArray(e.methods)&&(e.methods=[...e.methods]),Array.isArray(e.statusCodes)&&(e.statusCodes=[...e.statusCodes]),Array.isArray(e.afterStatusCodes)&&(e.afterStatusCodes=[...e.afterStatusCodes]),e})(t.retry)),e}(r):r;for(const t of o)t(n);const a=new ut(t,n),c=(async()=>{try{return await(async()=>{if(\"number\"==typeof a.#t.timeout&&a.#t.timeout>y)throw new RangeError(\"The `timeout` option cannot be greater than 2147483647\");if(\"number\"==typeof a.#t.totalTimeout&&a.#t.totalTimeout>y)throw new RangeError(\"The `totalTimeout` option cannot be greater than 2147483647\");await Promise.resolve();const t=await a.#e();void 0!==t&&(a.#r=C(a.#t.retry).limit);let r=t??await a.#o(async()=>a.#s()),o=void 0!==t||a.#n();for(;;){if(void 0===r)return r;if(ct(r))try{r=await a.#i(r)}catch(t){if(!(t instanceof s))throw t;const e=await a.#a(t,async()=>a.#s());if(void 0===e)return e;r=e,o=a.#n();continue}const t=r;if(!t.ok&&\"opaque\"!==t.type&&(\"function\"==typeof a.#t.throwHttpErrors?a.#t.throwHttpErrors(t.status):a.#t.throwHttpErrors)){const s=new e(t,a.#c(t),a.#h()),n=s;if(s.data=await a.#u(t),o)throw n;const i=await a.#a(s,async()=>a.#s());if(void 0===i)return i;r=i,o=a.#n();continue}break}if(!ct(r))return r;if(a.#f(r),a.#t.onDownloadProgress){if(\"function\"!=typeof a.#t.onDownloadProgress)throw new TypeError(\"The `onDownloadProgress` option must be a function\");if(!u)throw new Error(\"Streams are not supported in your environment. `ReadableStream` is missing.\");const t=r.clone();return a.#l(r),((t,e)=>{if(!t.body)return t;const r={status:t.status,statusText:t.statusText,headers:t.headers};if(204===t.status)return new Response(null,r);const o=Math.max(0,Number(t.headers.get(\"content-length\"))||0);return new Response(g(t.body,o,e),r)})(t,a.#t.onDownloadProgress)}return r})()}catch(t){await a.#d(t)}finally{const t=a.#y;a.#w(t?.body??void 0),a.request!==t&&a.#w(a.request.body??void 0)}})();for(const[t,e]of Object.entries(d))\"bytes\"===t&&\"function\"!=typeof globalThis.Response?.prototype?.bytes||(c[t]=async r=>{a.request.headers.set(\"accept\",a.request.headers.get(\"accept\")||e);const o=await c;if(\"json\"!==t)return a.#m(async()=>o[t](),o);const s=await a.#m(async()=>o.text(),o),h=a.#c(o),u=await a.#p(async()=>{const t=n.parseJson?await n.parseJson(s,{request:h,response:o}):\"\"===s&&void 0!==r?void 0:JSON.parse(s);return void 0===r?t:ht(t,r)});return u===tt&&await a.#d(new i(h)),u});return c}static#b(t){return!t||\"object\"!=typeof t||Array.isArray(t)||t instanceof URLSearchParams?t:Object.fromEntries(Object.entries(t).filter(([,t])=>void 0!==t))}request;#v;#T=0;#r;#g;#t;#y;#R;#S=new WeakSet;#j;#E;#P=!1;#A=new WeakMap;constructor(t,e={}){if(this.#g=t,Object.hasOwn(e,\"prefixUrl\"))throw new Error(\"The `prefixUrl` option has been renamed `prefix` in v2 and enhanced to allow slashes in input. See also the new `baseUrl` option for improved flexibility with standard URL resolution: https://github.com/sindresorhus/ky#baseurl\");if(this.#t={...e,headers:P(this.#g.headers,e.headers),hooks:O({},e.hooks),method:L(e.method??this.#g.method??\"GET\"),prefix:String(e.prefix||\"\"),retry:C(e.retry),throwHttpErrors:e.throwHttpErrors??!0,timeout:e.timeout??1e4,totalTimeout:e.totalTimeout??!1,fetch:e.fetch??globalThis.fetch.bind(globalThis),context:e.context??{}},this.#r=this.#t.retry.limit,\"string\"!=typeof this.#g&&!(this.#g instanceof URL||this.#g instanceof globalThis.Request))throw new TypeError(\"`input` must be a string, URL, or Request\");if(\"string\"==typeof this.#g){if(this.#t.prefix){const t=this.#t.prefix.replace(/\\/+$/,\"\"),e=this.#g.replace(/^\\/+/,\"\");this.#g=`${t}/${e}`}if(this.#t.baseUrl){const t=(()=>this.#g.replaceAll(ot,\"\").replaceAll(st,\"\"))();if(it.test(t))throw new TypeError(\"`input` url protocol must be followed by `//` when using `baseUrl`\");(t=>nt.test(t))(t)||(this.#g=new URL(this.#g,new Request(this.#t.baseUrl).url))}}c&&h&&(this.#R=this.#t.signal??this.#g.signal,this.#v=new globalThis.AbortController,this.#t.signal=this.#M()),a&&(this.#t.duplex=\"half\"),void 0!==this.#t.json&&(this.#t.body=this.#t.stringifyJson?.(this.#t.json)??JSON.stringify(this.#t.json),this.#t.headers.set(\"content-type\",this.#t.headers.get(\"content-type\")??\"application/json\"));const r=e.headers&&new globalThis.Headers(e.headers).has(\"content-type\");if(this.#g instanceof globalThis.Request&&(f&&this.#t.body instanceof globalThis.FormData||this.#t.body instanceof URLSearchParams)&&!r&&this.#t.headers.delete(\"content-type\"),this.request=new globalThis.Request(this.#g,this.#t),void 0!==(o=this.#t.searchParams)&&(Array.isArray(o)?o.length>0:o instanceof URLSearchParams?o.size>0||Boolean(o[N]?.size):\"object\"==typeof o?Object.keys(o).length>0:\"string\"==typeof o?o.trim().length>0:Boolean(o))){const t=new URL(this.request.url),e=this.#t.searchParams?.[N];if(e)for(const r of e)t.searchParams.delete(r);if(\"string\"==typeof this.#t.searchParams){const e=this.#t.searchParams.replace(/^\\?/,\"\");\"\"!==e&&(t.search=t.search?`${t.search}&${e}`:`?${e}`)}else{const e=new URLSearchParams(ut.#b(this.#t.searchParams));for(const[r,o]of e.entries())t.searchParams.append(r,o)}if(this.#t.searchParams&&\"object\"==typeof this.#t.searchParams&&!Array.isArray(this.#t.searchParams)&&!(this.#t.searchParams instanceof URLSearchParams))for(const[e,r]of Object.entries(this.#t.searchParams))void 0===r&&t.searchParams.delete(e);this.request=new globalThis.Request(t,this.#t)}var o;if(this.#t.onUploadProgress&&\"function\"!=typeof this.#t.onUploadProgress)throw new TypeError(\"The `onUploadProgress` option must be a function\");this.#E=\"number\"==typeof this.#t.totalTimeout?this.#k():void 0}#x(t){const e=t.delay(this.#T+1);let r=e;return!0===t.jitter?r=Math.random()*e:\"function\"==typeof t.jitter&&(r=t.jitter(e),(!Number.isFinite(r)||r<0)&&(r=e)),Math.min(t.backoffLimit,r)}async#O(t){const n=C(this.#t.retry);if(this.#T>=Math.min(n.limit,this.#r))throw t;const a=t instanceof Error?t:new o(t);if(a instanceof s)return a.customDelay??this.#x(n);if(!n.methods.includes(this.request.method.toLowerCase()))throw t;const{shouldRetry:c}=n;if(void 0!==c){const e=await this.#p(async()=>c({error:a,retryCount:this.#T+1}));if(e===tt)throw new i(this.request);if(!1===e)throw t;if(!0===e)return this.#x(n)}if(function(t){return W(t,i)}(t)){if(!n.retryOnTimeout)throw t;return this.#x(n)}if(function(t){return W(t,e)}(t)){if(!n.statusCodes.includes(t.response.status))throw t;const e=(t=>{const e=t.get(\"Retry-After\");if(null!==e)return{value:e,allowTimestamp:!1};const r=t.get(\"RateLimit-Reset\");if(null!==r)return{value:r,allowTimestamp:!0};const o=t.get(\"X-RateLimit-Retry-After\");if(null!==o)return{value:o,allowTimestamp:!1};const s=t.get(\"X-RateLimit-Reset\")??t.get(\"X-Rate-Limit-Reset\");return null!==s?{value:s,allowTimestamp:!0}:void 0})(t.response.headers);if(e&&n.afterStatusCodes.includes(t.response.status)){const t=(({value:t,allowTimestamp:e})=>{if(I.test(t)){let r=1e3*Number(t);return e&&r>=z&&(r-=Date.now()),Math.max(0,r)}const r=(t=>{const e=K.exec(t);if(e)return Q({year:Number(Y(e,3)),month:Y(e,2),day:Y(e,1),hours:Y(e,4),minutes:Y(e,5),seconds:Y(e,6)});const r=X.exec(t);if(r){const t=new Date,e=Number(Y(r,3)),o=100*Math.floor(t.getUTCFullYear()/100)+e,s=Date.UTC(t.getUTCFullYear()+50,t.getUTCMonth(),t.getUTCDate(),t.getUTCHours(),t.getUTCMinutes(),t.getUTCSeconds(),t.getUTCMilliseconds());let n;for(const t of[o-100,o,o+100]){const e=Q({year:t,month:Y(r,2),day:Y(r,1),hours:Y(r,4),minutes:Y(r,5),seconds:Y(r,6)});void 0!==e&&e<=s&&(n=e)}return n}const o=V.exec(t);if(o){const t=Y(o,4),[e,r,s]=t.split(\":\");return Q({year:Number(Y(o,5)),month:Y(o,2),day:Y(o,3).trim(),hours:e,minutes:r,seconds:s})}})(t);if(void 0===r)return;const o=r-Date.now();return Number.isFinite(o)?Math.max(0,o):void 0})(e);return void 0===t?this.#x(n):Math.min(n.maxRetryAfter,t)}if(413===t.response.status)throw t;return this.#x(n)}if(!function(t){return W(t,r)}(t))throw t;return this.#x(n)}#f(t){const e=this.#c(t);return this.#t.parseJson&&(t.json=async()=>{const r=await t.text();return this.#t.parseJson(r,{request:e,response:t})}),t}async#d(t){if(!(t instanceof Error))throw t;if(this.#S.has(t))throw t;let e=t;for(const t of this.#t.hooks.beforeError){const r=await t({request:this.request,options:this.#h(),error:e,retryCount:this.#T});r instanceof Error&&(e=r)}throw e}async#u(t){const e=this.#N(),r=await this.#q(t,e.milliseconds);if(r===Z){if(e.fromTotalTimeout)throw new i(this.request);return void this.#D()}if(!r)return;if(!this.#$(t.headers.get(\"content-type\")??\"\"))return r;const o=this.#N(),s=await this.#L(r,t,o.milliseconds,this.#c(t));if(s!==Z)return s;if(o.fromTotalTimeout)throw new i(this.request);this.#D()}#N(){const t=!1===this.#t.timeout?1e4:this.#t.timeout,e=this.#U();if(void 0===e)return{milliseconds:t,fromTotalTimeout:!1};if(e<=0)throw new i(this.request);return{milliseconds:Math.min(t,e),fromTotalTimeout:e<=t}}#B(){const t=this.#U();if(void 0!==t){if(t<=0)throw new i(this.request);return!1===this.#t.timeout?t:Math.min(this.#t.timeout,t)}return!1===this.#t.timeout?void 0:this.#t.timeout}async#m(t,e){let r;try{r=this.#B()}catch(t){await this.#d(t)}const o=t();if(void 0===r)return o;const s=await Promise.race([o,new Promise(t=>{const e=setTimeout(()=>{t(Z)},r);o.finally(()=>{clearTimeout(e)}).catch(()=>{})})]);return s===Z&&(this.#v?.abort(),await this.#d(new i(this.#c(e)))),s}async#p(t){const e=this.#U();if(void 0===e)return t();if(e<=0)return this.#v?.abort(),tt;let r;try{const o=new Promise(t=>{r=setTimeout(()=>{t(tt)},e)}),s=Promise.resolve().then(t).then(t=>({status:\"fulfilled\",value:t})).catch(t=>({status:\"rejected\",error:t})),n=await Promise.race([s,o]),i=this.#U();if(n===tt||void 0!==i&&i<=0)return this.#v?.abort(),n===tt?s.then(t=>{\"fulfilled\"===t.status&&this.#J(t.value)}):\"fulfilled\"===n.status&&this.#J(n.value),tt;if(\"rejected\"===n.status)throw n.error;return n.value}finally{clearTimeout(r)}}#$(t){const e=(t.split(\";\",1)[0]??\"\").trim().toLowerCase();return/\\/(?:.*[.+-])?json$/.test(e)}async#q(t,e){const{body:r}=t;if(!r)try{return await t.text()}catch{return}let o;try{o=r.getReader()}catch{return}const s=(t=>{const e=/;\\s*charset\\s*=\\s*(?:\"([^\"]+)\"|([^;,\\s]+))/i.exec(t),r=e?.[1]??e?.[2];if(r)try{return new TextDecoder(r)}catch{}return new TextDecoder})(t.headers.get(\"content-type\")??\"\"),n=[];let i=0;const a=(async()=>{try{for(;;){const{done:t,value:e}=await o.read();if(t)break;if(i+=e.byteLength,i>10485760)return void o.cancel().catch(()=>{});n.push(s.decode(e,{stream:!0}))}}catch{return}return n.push(s.decode()),n.join(\"\")})(),c=new Promise(t=>{const r=setTimeout(()=>{t(Z)},e);a.finally(()=>{clearTimeout(r)})}),h=await Promise.race([a,c]);return h===Z&&o.cancel().catch(()=>{}),h}async#L(t,e,r,o){let s;try{return await Promise.race([Promise.resolve().then(()=>this.#t.parseJson?this.#t.parseJson(t,{request:o,response:e}):JSON.parse(t)),new Promise(t=>{s=setTimeout(()=>{t(Z)},r)})])}catch{return}finally{clearTimeout(s)}}#w(t){t&&t.cancel().catch(()=>{})}#l(t){this.#w(t.body??void 0)}#J(t){ct(t)?this.#l(t):at(t)&&this.#w(t.body??void 0)}#M(){return this.#R?AbortSignal.any([this.#R,this.#v.signal]):this.#v.signal}#D(){const t=this.#U();if(void 0!==t&&t<=0)throw new i(this.request)}async#e(){for(const t of this.#t.hooks.beforeRequest){const e=await this.#p(async()=>t({request:this.request,options:this.#h(),retryCount:0}));if(e===tt)throw new i(this.request);if(at(e))this.#C(e);else if(ct(e))return e}}async#i(t){const e=this.#c(t);for(const r of this.#t.hooks.afterResponse){const o=this.#F(t.clone(),e);let n;this.#f(o);try{if(n=await this.#p(async()=>r({request:this.request,options:this.#h(),response:o,retryCount:this.#T})),n===tt)throw new i(this.request)}catch(e){throw o!==t&&this.#l(o),this.#l(t),e}if(n instanceof m)throw o!==t&&this.#l(o),this.#l(t),new s(n.options);const a=ct(n)?this.#F(n,e):t;o!==t&&o!==a&&o.body!==a.body&&this.#l(o),t!==a&&t.body!==a.body&&this.#l(t),t=a}return t}async#o(t){try{return await t()}catch(e){return this.#a(e,t)}}async#a(t,e){this.#P=!1;const r=Math.min(await this.#O(t),y),o={signal:this.#R},n=this.#U();if(void 0!==n){if(n<=0)throw new i(this.request);if(r>=n)throw await F(n,o),new i(this.request)}if(await F(r,o),this.#D(),t instanceof s&&t.customRequest){const e=new globalThis.Request(t.customRequest,this.#t.signal?{signal:this.#t.signal}:void 0);this.#C(e)}for(const e of this.#t.hooks.beforeRetry){let r;try{r=await this.#p(async()=>e({request:this.request,options:this.#h(),error:t,retryCount:this.#T+1}))}catch(e){throw e instanceof Error&&e!==t&&this.#S.add(e),e}if(r===tt)throw new i(this.request);if(at(r)){this.#C(r);break}if(ct(r))return this.#P=!0,this.#T++,r;if(r===w)return}return this.#D(),this.#T++,this.#o(e)}#n(){const t=this.#P;return this.#P=!1,t}async#s(){this.#v?.signal.aborted&&(this.#v=new globalThis.AbortController,this.#t.signal=this.#M(),this.request=new globalThis.Request(this.request,{signal:this.#t.signal}));const t=(t=>{const e={};for(const r in t)Object.hasOwn(t,r)&&(r in v||r in b||(e[r]=t[r]));return e})(this.#t);this.#r=C(this.#t.retry).limit;const e=this.#r>0?this.request.clone():void 0,o=this.#H(this.request,this.#t.body??void 0);this.#y=o,e&&(this.request=e);try{const e=this.#U();if(void 0!==e&&e<=0)throw new i(this.request);const r=!1===this.#t.timeout?e:void 0===e?this.#t.timeout:Math.min(this.#t.timeout,e),s=void 0===r?await this.#t.fetch(o,t):await async function(t,e,r,o){return new Promise((s,n)=>{const a=setTimeout(()=>{r&&r.abort(),n(new i(t))},o.timeout);o.fetch(t,e).then(s).catch(n).then(()=>{clearTimeout(a)})})}(o,t,this.#v,{timeout:r,fetch:this.#t.fetch});return this.#F(s,o)}catch(t){if(function(t){if(!t||\"[object Error]\"!==H.call(t)||\"TypeError\"!==t.name||\"string\"!=typeof t.message)return!1;const{message:e,stack:r}=t;return\"Load failed\"===e||e.startsWith(\"Load failed (\")&&e.endsWith(\")\")?void 0===r||\"t\"in t:!!e.startsWith(\"error sending request for url\")||!!(\"Failed to fetch\"===e||e.startsWith(\"Failed to fetch (\")&&e.endsWith(\")\"))||_.has(e)}(t))throw new r(this.request,{cause:t});throw t}}#U(){if(void 0===this.#E)return;const t=this.#k()-this.#E;return Math.max(0,this.#t.totalTimeout-t)}#k(){return globalThis.performance?.now()??Date.now()}#h(){if(!this.#j){const{hooks:t,json:e,parseJson:r,stringifyJson:o,searchParams:s,timeout:n,totalTimeout:i,throwHttpErrors:a,fetch:c,...h}=this.#t;this.#j=Object.freeze(h)}return this.#j}#C(t){this.#j=void 0,this.request=t}#c(t){return this.#A.get(t)??this.request}#F(t,e){return this.#A.set(t,e),t}#H(t,e){return this.#t.onUploadProgress&&t.body&&a?((t,e,r)=>{if(!t.body)return t;const o=(t=>{if(!t)return 0;if(t instanceof FormData){let e=0;for(const[r,o]of t)e+=40,e+=T.encode(`Content-Disposition: form-data; name=\"${r}\"`).byteLength,e+=\"string\"==typeof o?T.encode(o).byteLength:o.size;return e}return t instanceof Blob?t.size:t instanceof ArrayBuffer||ArrayBuffer.isView(t)?t.byteLength:\"string\"==typeof t?T.encode(t).byteLength:t instanceof URLSearchParams?T.encode(t.toString()).byteLength:0})(r??t.body);return new Request(t,{duplex:\"half\",body:g(t.body,o,e)})})(t,this.#t.onUploadProgress,e??this.#t.body??void 0):t}}const ft=t=>{const e=(e,r)=>ut.create(e,E(t,r));for(const r of l)e[r]=(e,o)=>ut.create(e,E(t,o,{method:r}));return e.create=t=>ft(E(t)),e.extend=e=>(\"function\"==typeof e&&(e=e(t??{})),ft(E(t,e))),e.stop=w,e.retry=p,e},lt=ft();function dt(t){return new Promise((e,r)=>{t.oncomplete=t.onsuccess=()=>e(t.result),t.onabort=t.onerror=()=>r(t.error)})}const yt=t=>(t=>{const e=Math.max(0,Math.floor(t)).toString(16).padStart(12,\"0\");return`${e.slice(0,8)}-${e.slice(8)}`})(t),wt=\"h:accounts\",mt=\"h:paused-until\",pt=t=>new Promise((e,r)=>{setTimeout(r,2e3,new Error(\"storage did not answer\")),Promise.resolve().then(t).then(e,r)}),bt=async({own:t,outbox:e,attempt:r},o,s=\"\")=>{const n=IDBKeyRange.bound(s,\"g\",!0),i=await r(()=>pt(()=>e.store(\"readonly\",t=>dt(t.getAll(n,o)))))??[];if(s)return i;const a=new Set(i.map(({event:t})=>t.id)),c=[...t.values()].filter(({entry:t,isStored:e})=>!e&&!a.has(t.event.id));return[...i,...c.map(({entry:t})=>t)].sort((t,e)=>t.event.id<e.event.id?-1:1)},vt=({outbox:t,attempt:e},r,o,s={})=>e(()=>pt(()=>t.store(\"readwrite\",async t=>{const e=await dt(t.get(wt))??{accepted:0,rejected:0,lost:{},untold:{}},n=await Promise.all(r.map(e=>dt(t.getKey(e))));for(const r of n)r&&(t.delete(r),o(e,r));for(const t in s)e.untold[t]=(e.untold[t]??0)-(s[t]??0);return t.put(e,wt),(t=>(t.transaction.commit?.(),dt(t.transaction)))(t)}))),Tt=(t,e,r)=>e.length&&vt(t,e,({lost:t,untold:e})=>{t[r]=(t[r]??0)+1,e[r]=(e[r]??0)+1}),gt=async(t,e,r)=>{const{keeper:o,recent:s}=t,n=r.results.filter(({id:t,status:r})=>\"held\"!==r&&e.ids.includes(t)),i=new Set(n.flatMap(({id:t,status:e})=>\"rejected\"===e?[t]:[])),a=t=>i.has(t)?\"rejected\":\"accepted\";for(const{id:t}of n){const e=o.own.get(t);e&&!e.isStored&&(o.unstored[a(t)]+=1),o.drop(t)}await vt(o,n.map(({id:t})=>t),(t,e)=>{t[a(e)]+=1},e.dropped),(({identity:t},e,r)=>{const{fresh:o,...s}=t.known()?.visitor??{anonymous_id:\"\"},{anonymous_id:n}=r.visitor??s;if(!o||s.anonymous_id!==e.visitor.anonymous_id)return;const i=n===s.anonymous_id?\"confirmed\":\"known\";t.adopt({visitor:{...s,anonymous_id:n},outcome:i,kinds:[]})})(t,e,r);for(const{id:e,status:r,code:o=\"rejected\",pointer:i=\"\",detail:a=\"\"}of n){const n=s.get(e),c=n?.metric??\"\";n&&t.note({...n,state:r,detail:a}),\"rejected\"===r?t.reject({id:e,metric:c,code:o,pointer:i,detail:a}):t.emit(\"accepted\",{id:e,metric:c})}return n.length>0},Rt=[401,403,404,405],St=[400,413,415,422],jt=t=>{let e,r,o=0,s=100;const n=t=>{clearTimeout(r),r=setTimeout(u,t,!0)},i=async(e,r)=>(t.emit(\"error\",{detail:`Not delivered yet, nothing is lost: ${e}`}),o+=1,r&&await(async({keeper:t},e)=>{t.pausedUntilMs=Date.now()+e,await t.attempt(()=>t.outbox.put(mt,t.pausedUntilMs))})(t,r),n(r??((t,e=Math.random)=>e()*Math.min(6e4,1e3*2**(t-1)))(o)),!1),a=async(e,r,n)=>await gt(t,e,r)?(o=0,s=100,!0):i(\"the route holds every event back\",n),c=async()=>{const{parcel:e,pausedMs:r}=await(async(t,e)=>{const{keeper:r,packEntries:o,sealParcel:s}=t,{outbox:n,attempt:i}=r,[a,c=\"\",h=0,u]=await Promise.all([bt(r,e),i(()=>n.get(\"h:attempted\")),i(()=>n.get(mt)),i(()=>n.get(wt))]);r.pausedUntilMs=Math.max(h,r.pausedUntilMs);const f=r.pausedUntilMs-Date.now();if(f>0&&f<36e5)return{pausedMs:f};c>r.attempted&&(r.attempted=c);const l=o(a,24e4,e),d=Object.entries(u?.untold??{}).filter(([,t])=>t>0),y=d.length?Object.fromEntries(d):void 0,w=s(l,t.createId(),r.attempted,y);return await r.mark(w?.ids.at(-1)),{parcel:w}})(t,s);if(r&&n(r),!e)return!1;const c=!o&&(({body:t})=>new Blob([t]).size)(e)<=6e4;t.parcel=c?e:void 0;const h=await(async(t,e,r)=>{try{const o=await lt.post(t,{body:e.body,headers:{\"content-type\":\"application/json\"},credentials:\"same-origin\",keepalive:r,retry:0,throwHttpErrors:!1,timeout:3e4});return await(async(t,e)=>{const{status:r,headers:o}=t,s=await t.json().catch(()=>{}),n=Rt.includes(r)?3e5:((t,e=Date.now())=>{const r=t.get(\"retry-after\");if(!r)return;const o=/^\\d+$/.test(r)?1e3*Number(r):Date.parse(r)-e;return Number.isNaN(o)?void 0:Math.min(Math.max(o,0),36e5)})(o);if(202===r&&((t,{batch:e})=>\"object\"==typeof t&&null!==t&&t.batch===e&&Array.isArray(t.results))(s,e))return{kind:\"answered\",answer:s,retryAfterMs:n};const i=`${r} ${s?.detail??\"without an explanation\"}`;return St.includes(r)?{kind:\"refused\",detail:i}:{kind:\"failed\",detail:i,retryAfterMs:n}})(o,e)}catch(t){return{kind:\"failed\",detail:String(t)}}})(t.url,e,c);return t.parcel=void 0,\"answered\"===h.kind?a(e,h.answer,h.retryAfterMs):\"failed\"===h.kind?i(h.detail,h.retryAfterMs):1===e.ids.length?a(e,((t,e)=>({batch:t.batch,results:t.ids.map(t=>({id:t,status:\"rejected\",code:\"batch_refused\",detail:e}))}))(e,h.detail)):(s=Math.ceil(e.ids.length/2),!0)},h=async()=>{for(await(async t=>{const e=[];for(let r=yt(0);r;r=e.at(-1)?.id){const o=await bt(t,500,r);if(!o.length)break;e.push(...o.map(({event:{id:t},bytes:e})=>({id:t,bytes:e})))}const r=yt(Date.now()-12096e5),o=e.filter(({id:t})=>t>r);let s=o.reduce((t,e)=>t+e.bytes,0),n=0;for(;o.length-n>1e4||s>5e6;)s-=o[n++]?.bytes??0;await Tt(t,e.slice(0,e.length-o.length).map(({id:t})=>t),\"expired\"),await Tt(t,o.slice(0,n).map(({id:t})=>t),\"full\")})(t.keeper);await c(););},u=async s=>(o&&!s||(clearTimeout(r),e??=(async t=>{if(!navigator.locks)return t();const e=new AbortController,r=new Promise(t=>e.signal.addEventListener(\"abort\",()=>t())),o=()=>e.abort();addEventListener(\"pagehide\",o);let s=!1;try{await navigator.locks.request(\"keepsend\",{signal:e.signal},()=>(s=!0,Promise.race([t(),r])))}catch(r){if(s)throw r;e.signal.aborted||await t()}finally{removeEventListener(\"pagehide\",o)}})(h).finally(()=>{e=void 0}),await e),(await bt(t.keeper,Number.MAX_SAFE_INTEGER)).length);return{flush:u}};export{jt as createSender};\n","i.5be514052d.js":"function e(e){return new Promise((t,n)=>{e.oncomplete=e.onsuccess=()=>t(e.result),e.onabort=e.onerror=()=>n(e.error)})}const t={external_id:\"customer id\",email:\"e-mail address\",phone_number:\"phone number\",_kx:\"link's token (_kx)\"},n={joined:e=>`The ${e} joined this visitor: none was known before.`,same:()=>\"More is known of this visitor, and he is the same.\",corrected:e=>`The ${e} was replaced: the same call gave a stronger identifier, and that is the known one.`,other:e=>`Another person: the ${e} is not this visitor's. A new anonymous id began, and nothing was merged.`,ignored:e=>`The ${e} was left aside: this visitor has said who he is, and links are forwarded.`,confirmed:()=>\"A new visitor, known by an anonymous id.\",known:()=>\"The route knew this visitor by its cookie: the older anonymous id goes on.\",reset:()=>\"Reset: another visitor from here on, known by a new anonymous id only.\"},o=({outcome:e,kinds:o})=>n[e](o.map(e=>t[e]).join(\" and \")),i=async({keeper:t,identity:n,recent:i})=>{const{storage:r,error:s,pausedUntilMs:a}=t,d=\"none\"!==r,c=d?await(async({own:t,outbox:n,attempt:o},i,r=\"\")=>{const s=IDBKeyRange.bound(r,\"g\",!0),a=await o(()=>{return t=()=>n.store(\"readonly\",t=>e(t.getAll(s,i))),new Promise((e,n)=>{setTimeout(n,2e3,new Error(\"storage did not answer\")),Promise.resolve().then(t).then(e,n)});var t})??[];if(r)return a;const d=new Set(a.map(({event:e})=>e.id)),c=[...t.values()].filter(({entry:e,isStored:t})=>!t&&!d.has(e.event.id));return[...a,...c.map(({entry:e})=>e)].sort((e,t)=>e.event.id<t.event.id?-1:1)})(t,100):[],w=d?await(async({own:t,outbox:n,attempt:o,unstored:i})=>{const r=await o(()=>n.get(\"h:accounts\"))??{accepted:0,rejected:0,lost:{},untold:{}},s=(await o(()=>n.store(\"readonly\",t=>e(t.count(IDBKeyRange.upperBound(\"g\")))))??0)+[...t.values()].filter(({isStored:e})=>!e).length,a=r.accepted+i.accepted,d=r.rejected+i.rejected,c=(r.lost.full??0)+i.full,w=c?{...r.lost,full:c}:r.lost;return{tracked:a+d+Object.values(w).reduce((e,t)=>e+t,0)+s,accepted:a,rejected:d,lost:w,waiting:s}})(t):{tracked:0,accepted:0,rejected:0,lost:{},waiting:0},{visitor:h,decisions:m}=n.known()??{visitor:null,decisions:[]},{traits:u,fresh:l,...y}=h??{};return{storage:r,...\"memory\"===r&&{storage_error:String(s)},visitor:h&&y,explanations:m.map(e=>({at:e.at,sentence:o(e)})),accounts:w,waiting:c.slice(0,100).map(({event:e})=>({id:e.id,metric:\"metric\"in e?e.metric:\"identify\",time:e.time})),recent:[...i.values()],...a>Date.now()&&{next_attempt_at:new Date(a).toISOString()}}};export{i as inspectCore};\n"};

const EVERGREEN = "public, max-age=300, stale-while-revalidate=86400";
const IMMUTABLE = "public, max-age=31536000, immutable";
const FRESH = "no-cache";
const digest = async (text) => {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(
    new Uint8Array(hash).slice(0, 8),
    (byte) => byte.toString(16).padStart(2, "0")
  ).join("");
};
const respond = async (request, text, cacheControl) => {
  const etag = `"${await digest(text)}"`;
  const headers = {
    "cache-control": cacheControl,
    "content-type": "text/javascript; charset=utf-8",
    "x-content-type-options": "nosniff",
    etag
  };
  const isKnown = request.headers.get("if-none-match")?.includes(etag);
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(text, { headers });
};
const serveScript = (request) => respond(request, script, EVERGREEN);
const servePart = (request, name) => {
  const exact = parts[name];
  if (exact !== void 0) return respond(request, exact, IMMUTABLE);
  const kind = name.replace(/\..*/, ".");
  const current = Object.keys(parts).find((other) => other.startsWith(kind));
  return current === void 0 ? void 0 : respond(request, parts[current] ?? "", FRESH);
};

//#region src/utils/cookie.ts
/**
* @module
* Cookie utility.
*/
const algorithm = {
	name: "HMAC",
	hash: "SHA-256"
};
const getCryptoKey = async (secret) => {
	const secretBuf = typeof secret === "string" ? new TextEncoder().encode(secret) : secret;
	return await crypto.subtle.importKey("raw", secretBuf, algorithm, false, ["sign", "verify"]);
};
const makeSignature = async (value, secret) => {
	const key = await getCryptoKey(secret);
	const signature = await crypto.subtle.sign(algorithm.name, key, new TextEncoder().encode(value));
	return btoa(String.fromCharCode(...new Uint8Array(signature)));
};
const verifySignature = async (base64Signature, value, secret) => {
	try {
		const signatureBinStr = atob(base64Signature);
		const signature = new Uint8Array(signatureBinStr.length);
		for (let i = 0, len = signatureBinStr.length; i < len; i++) signature[i] = signatureBinStr.charCodeAt(i);
		return await crypto.subtle.verify(algorithm, secret, signature, new TextEncoder().encode(value));
	} catch {
		return false;
	}
};
const validCookieNameRegEx = /^[\w!#$%&'*.^`|~+-]+$/;
const relaxedCookieNameRegEx = /^[!#-:<>-[\]-~]+$/;
const validCookieValueRegEx = /^[ !#-:<-[\]-~]*$/;
const trimCookieWhitespace = (value) => {
	let start = 0;
	let end = value.length;
	while (start < end) {
		const charCode = value.charCodeAt(start);
		if (charCode !== 32 && charCode !== 9) break;
		start++;
	}
	while (end > start) {
		const charCode = value.charCodeAt(end - 1);
		if (charCode !== 32 && charCode !== 9) break;
		end--;
	}
	return start === 0 && end === value.length ? value : value.slice(start, end);
};
const parse = (cookie, name) => {
	if (name && cookie.indexOf(name) === -1) return {};
	const pairs = cookie.split(";");
	const parsedCookie = Object.create(null);
	for (const pairStr of pairs) {
		const valueStartPos = pairStr.indexOf("=");
		if (valueStartPos === -1) continue;
		const cookieName = trimCookieWhitespace(pairStr.substring(0, valueStartPos));
		if (name && name !== cookieName || !relaxedCookieNameRegEx.test(cookieName) || cookieName in parsedCookie) continue;
		let cookieValue = trimCookieWhitespace(pairStr.substring(valueStartPos + 1));
		if (cookieValue.startsWith("\"") && cookieValue.endsWith("\"")) cookieValue = cookieValue.slice(1, -1);
		if (validCookieValueRegEx.test(cookieValue)) {
			parsedCookie[cookieName] = tryDecodeURIComponent(cookieValue);
			if (name) break;
		}
	}
	return parsedCookie;
};
const parseSigned = async (cookie, secret, name) => {
	const parsedCookie = Object.create(null);
	const secretKey = await getCryptoKey(secret);
	for (const [key, value] of Object.entries(parse(cookie, name))) {
		const signatureStartPos = value.lastIndexOf(".");
		if (signatureStartPos < 0) continue;
		const signedValue = value.substring(0, signatureStartPos);
		const signature = value.substring(signatureStartPos + 1);
		if (signature.length !== 44 || !signature.endsWith("=")) continue;
		parsedCookie[key] = await verifySignature(signature, signedValue, secretKey) ? signedValue : false;
	}
	return parsedCookie;
};
const _serialize = (name, value, opt = {}) => {
	if (!validCookieNameRegEx.test(name)) throw new Error("Invalid cookie name");
	let cookie = `${name}=${value}`;
	if (/^__secure-/i.test(name) && !opt.secure) throw new Error("__Secure- Cookie must have Secure attributes");
	if (/^__host-/i.test(name)) {
		if (!opt.secure) throw new Error("__Host- Cookie must have Secure attributes");
		if (opt.path !== "/") throw new Error("__Host- Cookie must have Path attributes with \"/\"");
		if (opt.domain) throw new Error("__Host- Cookie must not have Domain attributes");
	}
	for (const key of [
		"domain",
		"path",
		"sameSite",
		"priority"
	]) if (opt[key] && /[;\r\n]/.test(opt[key])) throw new Error(`${key} must not contain ";", "\\r", or "\\n"`);
	if (opt && typeof opt.maxAge === "number" && opt.maxAge >= 0) {
		if (opt.maxAge > 3456e4) throw new Error("Cookies Max-Age SHOULD NOT be greater than 400 days (34560000 seconds) in duration.");
		cookie += `; Max-Age=${opt.maxAge | 0}`;
	}
	if (opt.domain && opt.prefix !== "host") cookie += `; Domain=${opt.domain}`;
	if (opt.path) cookie += `; Path=${opt.path}`;
	if (opt.expires) {
		if (opt.expires.getTime() - Date.now() > 3456e7) throw new Error("Cookies Expires SHOULD NOT be greater than 400 days (34560000 seconds) in the future.");
		cookie += `; Expires=${opt.expires.toUTCString()}`;
	}
	if (opt.httpOnly) cookie += "; HttpOnly";
	if (opt.secure) cookie += "; Secure";
	if (opt.sameSite) cookie += `; SameSite=${opt.sameSite.charAt(0).toUpperCase() + opt.sameSite.slice(1)}`;
	if (opt.priority) cookie += `; Priority=${opt.priority.charAt(0).toUpperCase() + opt.priority.slice(1)}`;
	if (opt.partitioned) {
		if (!opt.secure) throw new Error("Partitioned Cookie must have Secure attributes");
		cookie += "; Partitioned";
	}
	return cookie;
};
const serializeSigned = async (name, value, secret, opt = {}) => {
	const signature = await makeSignature(value, secret);
	value = `${value}.${signature}`;
	value = encodeURIComponent(value);
	return _serialize(name, value, opt);
};

const getSignedCookie = async (c, secret, key, prefix) => {
	const cookie = c.req.raw.headers.get("Cookie");
	{
		if (!cookie) return;
		let finalKey = key;
		if (prefix === "secure") finalKey = "__Secure-" + key;
		else if (prefix === "host") finalKey = "__Host-" + key;
		return (await parseSigned(cookie, secret, finalKey))[finalKey];
	}
};
const generateSignedCookie = async (name, value, secret, opt) => {
	let cookie;
	if (opt?.prefix === "secure") cookie = await serializeSigned("__Secure-" + name, value, secret, {
		path: "/",
		...opt,
		secure: true
	});
	else if (opt?.prefix === "host") cookie = await serializeSigned("__Host-" + name, value, secret, {
		...opt,
		path: "/",
		secure: true,
		domain: void 0
	});
	else cookie = await serializeSigned(name, value, secret, {
		path: "/",
		...opt
	});
	return cookie;
};
const setSignedCookie = async (c, name, value, secret, opt) => {
	const cookie = await generateSignedCookie(name, value, secret, opt);
	c.header("set-cookie", cookie, { append: true });
};

const NAME = "keepsend";
const MAX_AGE_SECONDS = 3456e4;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const prefixFor = ({ domain }) => domain ? "secure" : "host";
const readVisitorCookie = async (context, options) => {
  const value = await getSignedCookie(context, options.secret, NAME, prefixFor(options));
  return value && UUID.test(value) ? value : void 0;
};
const writeVisitorCookie = (context, anonymousId, options) => setSignedCookie(context, NAME, anonymousId, options.secret, {
  prefix: prefixFor(options),
  ...options.domain && { domain: options.domain },
  path: "/",
  secure: true,
  httpOnly: true,
  sameSite: "Lax",
  maxAge: MAX_AGE_SECONDS
});
const deriveSecret = async (apiKey) => {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(apiKey), algorithm, false, [
    "sign"
  ]);
  const signature = await crypto.subtle.sign(
    "HMAC",
    key,
    encoder.encode("keepsend visitor cookie")
  );
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, "0")).join(
    ""
  );
};

const judge = (received, settings, nowMs) => {
  const verdicts = received.events.map((event) => judgeEvent(event, settings.serverOnly));
  return {
    events: verdicts.flatMap(
      (verdict) => "event" in verdict ? [correctTime(verdict.event, received.sentAtMs, nowMs)] : []
    ),
    rejections: verdicts.flatMap((verdict) => "rejection" in verdict ? [verdict.rejection] : [])
  };
};
const retryAfter = (delayMs) => ({
  "retry-after": String(Math.max(1, Math.ceil(delayMs / 1e3)))
});
const count = (results) => {
  const counts = {};
  for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};
const createCollector = (klaviyo, settings) => {
  let secret;
  return async (context) => {
    const request = context.req.raw;
    const startMs = Date.now();
    checkType(request.headers);
    checkOrigin(request, settings.allowedOrigins);
    const received = readBatch(parseJson(await readBody(request)));
    secret ??= settings.cookieSecret ? Promise.resolve(settings.cookieSecret) : deriveSecret(settings.apiKey);
    const cookie = { secret: await secret, domain: settings.cookieDomain };
    const known = await readVisitorCookie(context, cookie);
    const anonymousId = received.visitor.fresh && known || received.visitor.anonymous_id;
    const visitor = { ...received.visitor, anonymous_id: anonymousId };
    const { events, rejections } = judge(received, settings, startMs);
    const { results, delay } = await deliver(klaviyo, visitor, events, received.isResend);
    const all = [...rejections, ...results];
    settings.log({
      at: "collect",
      ...count(all),
      ...Object.keys(received.dropped).length > 0 && { dropped: received.dropped },
      ...delay && { klaviyo_status: delay.status, klaviyo_code: delay.code },
      duration_ms: Date.now() - startMs
    });
    if (delay && all.every(({ status }) => status === "held")) {
      const detail = "Klaviyo is not taking events now; keep them and try again";
      throw new Refusal(503, detail, retryAfter(delay.retryAfterMs));
    }
    await writeVisitorCookie(context, anonymousId, cookie);
    const answer = {
      batch: received.batch,
      results: all,
      ...received.visitor.fresh && { visitor: { anonymous_id: anonymousId } }
    };
    return context.json(answer, 202, {
      "cache-control": "no-store",
      ...delay && retryAfter(delay.retryAfterMs)
    });
  };
};
const refuseMethod = (allow) => () => {
  throw new Refusal(405, `Use ${allow} here`, { allow });
};
const createRoute = (options) => {
  const settings = readOptions(options);
  const klaviyo = createKlaviyo({
    apiKey: settings.apiKey,
    // The page's outbox is what waits and tries again; a page should not wait for both.
    retries: 0,
    timeoutMs: settings.klaviyoTimeoutMs,
    ...settings.klaviyoUrl && { baseUrl: settings.klaviyoUrl },
    ...options.fetch && { fetch: options.fetch }
  });
  const app = new Hono().basePath(settings.basePath);
  app.post(EVENTS_PATH, createCollector(klaviyo, settings));
  app.all(EVENTS_PATH, refuseMethod("POST"));
  app.get(SCRIPT_PATH, ({ req }) => serveScript(req.raw));
  app.all(SCRIPT_PATH, refuseMethod("GET"));
  app.get(
    "/:part",
    async ({ req }, next) => await servePart(req.raw, req.param("part")) ?? next()
  );
  app.notFound(
    () => toProblemResponse(new Refusal(404, `Events go to ${settings.basePath}${EVENTS_PATH}`))
  );
  app.onError((error) => {
    if (error instanceof Refusal) return toProblemResponse(error);
    settings.log({ at: "error", name: error.name });
    return toProblemResponse(new Refusal(500, "Nothing is lost: keep the events and try again"));
  });
  return async (request) => app.fetch(request);
};

const reveal = async (secret) => typeof secret === "object" ? secret.get() : secret;
const build = async (env) => {
  const cookieSecret = await reveal(env.COOKIE_SECRET);
  return createRoute({
    apiKey: await reveal(env.KLAVIYO_API_KEY) ?? "",
    basePath: env.BASE_PATH,
    allowedOrigins: env.ALLOWED_ORIGINS?.split(/\s+/).filter(Boolean) ?? [],
    ...cookieSecret && { cookieSecret },
    ...env.COOKIE_DOMAIN && { cookieDomain: env.COOKIE_DOMAIN },
    ...env.KLAVIYO_URL && { klaviyoUrl: env.KLAVIYO_URL }
  });
};
const routes = /* @__PURE__ */ new WeakMap();
const routeFor = (env) => {
  const route = routes.get(env) ?? build(env);
  routes.set(env, route);
  return route;
};
var worker = {
  async fetch(request, env) {
    try {
      return await (await routeFor(env))(request);
    } catch (error) {
      routes.delete(env);
      console.error(JSON.stringify({ at: "configuration", detail: error.message }));
      const detail = "The route is not set up; its operator finds the reason in the Worker's log";
      return toProblemResponse(new Refusal(503, detail, { "retry-after": "300" }));
    }
  }
};

export { worker as default };
