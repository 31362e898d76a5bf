const MAX_IDENTIFIER_LENGTH = 255;
const MAX_EMAIL_LENGTH = 254;

function demand$1(isFine, code, pointer, detail) {
  if (!isFine) throw Object.assign(new Error(detail), { code, pointer });
}
const limit = (code, pointer, size, max) => {
  if (!(size <= max)) demand$1(false, code, pointer, `The limit is ${max}, this is ${size}`);
};

const EMAIL = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]{2,}$/;
const E164 = /^\+[1-9]\d{6,14}$/;
const KX = /^[\w\-=]+\.\w+$/;
const readText = (pointer, value, code = "identifier_invalid", max = MAX_IDENTIFIER_LENGTH) => {
  const text = typeof value === "number" ? `${value}` : value;
  demand$1(typeof text === "string" && text.trim(), code, pointer, "Pass a text");
  limit(code, pointer, text.length, max);
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
    demand$1(E164.test(phone), "phone_invalid", pointer, "Pass E.164, like +12345678901");
    return phone;
  }
  demand$1(kind !== "_kx" || KX.test(text), "identifier_invalid", pointer, "Pass _kx unchanged");
  return text;
};

const TOKEN_AUDIENCE = "keepsend";
const TOKEN_COOKIE = "keepsend-token";
const MIN_SECRET_LENGTH = 32;
const MAX_TOKEN_LENGTH = 3e3;
const MAX_TOKEN_SECONDS = 24 * 60 * 60;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const toBase64Url = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const HOUR_SECONDS = 3600;
const FIELDS = {
  externalId: true,
  email: true,
  phoneNumber: true,
  anonymousId: true,
  expiresInSeconds: true
};
function demand(isFine, message) {
  if (!isFine) throw new TypeError(message);
}
const read = (name, kind, value) => {
  if (value === void 0 || value === null) return void 0;
  try {
    return readIdentifier(kind, value);
  } catch (problem) {
    throw new TypeError(`${name} is not right: ${problem.message}`);
  }
};
const checkPerson = (person) => {
  demand(
    typeof person === "object" && person !== null,
    `The person must be an object with ${Object.keys(FIELDS).join(", ")}; what came is ${typeof person}`
  );
  for (const field of Object.keys(person))
    demand(
      Object.hasOwn(FIELDS, field),
      `A person has no field ${field}; there are ${Object.keys(FIELDS).join(", ")}`
    );
  const { anonymousId, expiresInSeconds: seconds = HOUR_SECONDS } = person;
  demand(
    (anonymousId ?? null) === null || UUID.test(String(anonymousId)),
    "anonymousId must be a UUID, as the page shows it by inspect()"
  );
  demand(
    Number.isInteger(seconds) && seconds >= 1 && seconds <= MAX_TOKEN_SECONDS,
    `expiresInSeconds must be a whole number from 1 to ${MAX_TOKEN_SECONDS}; what came is ${seconds}`
  );
};
const toClaims = (person) => {
  checkPerson(person);
  const { anonymousId, expiresInSeconds = HOUR_SECONDS } = person;
  const sub = read("externalId", "external_id", person.externalId);
  const email = read("email", "email", person.email);
  const phone = read("phoneNumber", "phone_number", person.phoneNumber);
  demand(sub ?? email ?? phone, "A token names somebody: pass externalId, email or phoneNumber");
  const iat = Math.floor(Date.now() / 1e3);
  return {
    aud: TOKEN_AUDIENCE,
    iat,
    exp: iat + expiresInSeconds,
    ...sub && { sub },
    ...email && { email },
    ...phone && { phone_number: phone },
    ...anonymousId && { aid: anonymousId }
  };
};
const encode = (text) => new TextEncoder().encode(text);
const encodeJson = (value) => toBase64Url(encode(JSON.stringify(value)));
const createToken = async (secret, person) => {
  demand(
    typeof secret === "string" && secret.length >= MIN_SECRET_LENGTH,
    `The secret must be a text of at least ${MIN_SECRET_LENGTH} characters; what came has ${String(secret ?? "").length}`
  );
  const signed = `${encodeJson({ alg: "HS256", typ: "JWT" })}.${encodeJson(toClaims(person))}`;
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encode(secret), algorithm, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, encode(signed));
  const token = `${signed}.${toBase64Url(new Uint8Array(signature))}`;
  demand(token.length <= MAX_TOKEN_LENGTH, "The identifiers are too long for a token");
  return token;
};

const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const DOMAIN = /^\.?[a-z\d-]+(\.[a-z\d-]+)+$/i;
const write = (token, maxAgeSeconds, place = {}) => {
  const { domain, secure: isSecure = true } = place;
  if (domain !== void 0 && !DOMAIN.test(domain))
    throw new TypeError(
      `domain must be a domain like 'shop.example'; what came is ${JSON.stringify(domain)}`
    );
  const name = isSecure && !domain ? `__Host-${TOKEN_COOKIE}` : TOKEN_COOKIE;
  return [
    `${name}=${token}`,
    "Path=/",
    `Max-Age=${maxAgeSeconds}`,
    ...domain ? [`Domain=${domain}`] : [],
    ...isSecure ? ["Secure"] : [],
    "HttpOnly",
    "SameSite=Lax"
  ].join("; ");
};
const readEnd = (token) => {
  if (!TOKEN.test(token) || token.length > MAX_TOKEN_LENGTH) return Number.NaN;
  const [, claims = ""] = token.split(".");
  try {
    return Number(JSON.parse(atob(claims.replaceAll("-", "+").replaceAll("_", "/"))).exp);
  } catch {
    return Number.NaN;
  }
};
const toCookie = (token, place) => {
  const end = readEnd(token);
  if (!Number.isFinite(end))
    throw new TypeError("The first argument must be a token, as createToken makes it");
  return write(token, Math.max(0, end - Math.floor(Date.now() / 1e3)), place);
};
const toExpiredCookie = (place) => write("", 0, place);

export { createToken, toCookie, toExpiredCookie };
