// Vitest runs this before each file of project `database`, in the process of that file: it finds a database that holds
// the schema and nothing else, so that no file leans on rows that another left, and their order says nothing.
import { copyTestDatabase } from './test-database'

const { TEST_TEMPLATE, VITEST_POOL_ID } = process.env
if (!TEST_TEMPLATE) throw new Error('These tests need their global set-up')
process.env.DATABASE_URL = await copyTestDatabase(TEST_TEMPLATE, `file_${VITEST_POOL_ID}`)
