/** Says on the page that the panel failed; in Jira the panel would be blank. What is not an error is not one of the panel's. */
export function showPanelError(error: unknown): void {
  const place = document.getElementById('panel-error')
  if (place === null || !(error instanceof Error)) return
  place.textContent = `The panel failed: ${error.message}`
  place.hidden = false
}
