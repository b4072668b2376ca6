// Vitest runs this before each file of project `database`, in the process of that file: it has a database for itself.
const { TEST_DATABASES = '', VITEST_POOL_ID } = process.env

// The processes that run at once are numbered from 1.
const taken = TEST_DATABASES.split(' ')[Number(VITEST_POOL_ID) - 1]
if (!taken) throw new Error(`No test database is left for process ${VITEST_POOL_ID}`)
process.env.DATABASE_URL = taken
