import { z } from 'zod'

const sectionName = z.string().trim().min(1).max(20)
const sectionNameEn = z.string().trim().min(1).max(40)

/** Names can change; the address cannot, since links lead to it. */
export const NewSection = z.object({
  name: sectionName,
  nameEn: sectionNameEn,
  slug: z
    .string()
    .trim()
    .toLowerCase()
    .min(1)
    .max(40)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
})
export type NewSection = z.infer<typeof NewSection>

export const SectionNames = z.object({ id: z.uuid(), name: sectionName, nameEn: sectionNameEn })
export type SectionNames = z.infer<typeof SectionNames>

export const SectionRef = z.object({ id: z.uuid() })
export type SectionRef = z.infer<typeof SectionRef>

export const SectionMove = SectionRef.extend({ to: z.enum(['up', 'down']) })
export type SectionMove = z.infer<typeof SectionMove>

/** A section as admins see it. */
export type SectionRow = {
  id: string
  slug: string
  name: string
  nameEn: string
  /** Where imported articles go. */
  isDefault: boolean
  articles: number
}
