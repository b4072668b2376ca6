import { Mark } from '@tiptap/core'

/** Ties a stretch of text to one stated figure, whose fields stand in the article's `metrics`. As loose as `EntityMark`. */
export const MetricMark = Mark.create({
  name: 'metric',
  inclusive: false,
  excludes: '',
  addAttributes: () => ({
    metricId: {
      isRequired: true,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-metric'),
      renderHTML: ({ metricId }: Record<string, unknown>) => ({ 'data-metric': metricId }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-metric]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
})
