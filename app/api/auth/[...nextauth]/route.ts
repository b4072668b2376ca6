import { handler } from '@/lib/auth/next-auth-handler'

export { handler as GET, handler as POST }
