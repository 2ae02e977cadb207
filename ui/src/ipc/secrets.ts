/**
 * Encodes secrets as bytes, joined by NUL, for `use`, and wipes the bytes afterwards.
 * The strings themselves cannot be wiped; the window they were typed into is closed after use.
 */
export async function withSecretBytes<T>(secrets: string[], use: (bytes: Uint8Array) => Promise<T>): Promise<T> {
  const bytes = new TextEncoder().encode(secrets.join("\0"));
  try {
    return await use(bytes);
  } finally {
    bytes.fill(0);
  }
}
