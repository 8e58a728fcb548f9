import type { Site } from '../site'
import type { FakeProject } from '../state'

export const projectJson = (
  { siteUrl, dialect }: Site,
  apiUrl: string,
  { id, key, name, isService }: FakeProject,
) => {
  const picture = `${siteUrl}/avatars/${key}.png`
  return {
    self: `${apiUrl}/project/${id}`,
    id,
    key,
    name,
    avatarUrls: { '16x16': picture, '24x24': picture, '32x32': picture, '48x48': picture },
    projectTypeKey: isService ? 'service_desk' : 'software',
    ...(dialect === 'cloud' && { simplified: false }),
  }
}
