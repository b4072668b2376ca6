/** Google's own unpacker of WOFF2, as WebAssembly. The package has no types. */
declare module 'wawoff2' {
  export function decompress(bytes: Uint8Array): Promise<Uint8Array>
}
