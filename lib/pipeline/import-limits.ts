const MB = 1024 * 1024

/** The largest file that is read, in bytes. */
export const FILE_BYTES_MAX = 20 * MB

/** Text up to this is read where it arrives, at once: a printed page has a tenth of it. In bytes. */
export const SMALL_TEXT_BYTES_MAX = 256 * 1024

/** The largest archive that is taken, in bytes, and how much it may unpack to, archives within it included. */
export const ARCHIVE_BYTES_MAX = 200 * MB
export const UNPACKED_BYTES_MAX = 500 * MB

/** How many files an archive or folder may hold, and how many archives may lie within each other. */
export const MEMBERS_MAX = 2000
export const ARCHIVE_DEPTH_MAX = 3

/** The most pages of one file. */
export const SHEETS_MAX = 500

/** What reading one file may take. */
export const READ_SECONDS_MAX = 60
export const READ_BYTES_MAX = 1024 * MB
