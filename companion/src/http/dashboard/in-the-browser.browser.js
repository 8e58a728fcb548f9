// What no form or link can do by itself. Every page works without this file.
;(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]

  // Dialogs: shown over the page behind, which is inert then. Closing leads back to where it was opened.
  const openDialogs = () => {
    for (const dialog of all('dialog[data-modal][open]')) {
      if (dialog.matches(':modal')) continue
      dialog.close()
      dialog.showModal()
      dialog.addEventListener('cancel', (event) => {
        event.preventDefault()
        if (!dialog.querySelector('[data-run="running"]')) location.assign(dialog.dataset.closeTo)
      })
    }
  }

  // Tabs: arrows, Home and End move between them; Enter follows the link.
  document.addEventListener('keydown', (event) => {
    const tab = event.target.closest?.('[role="tab"]')
    if (!tab) return
    const tabs = all('[role="tab"]', tab.closest('[role="tablist"]'))
    const at = tabs.indexOf(tab)
    const to = {
      ArrowRight: tabs[(at + 1) % tabs.length],
      ArrowLeft: tabs[(at - 1 + tabs.length) % tabs.length],
      Home: tabs[0],
      End: tabs.at(-1),
    }[event.key]
    if (!to) return
    event.preventDefault()
    to.focus()
  })
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    const menu = event.target.closest?.('details.menu[open]')
    if (!menu) return
    menu.open = false
    menu.querySelector('summary').focus()
  })

  // A changed address takes the typed token away: it was meant for the other one.
  document.addEventListener('change', (event) => {
    const cleared = event.target.dataset?.clears
    if (cleared) document.getElementById(cleared).value = ''
  })

  // What a remedy offers goes into its field, as if it had been typed.
  document.addEventListener('click', (event) => {
    const { fill, value } = event.target.closest?.('[data-fill]')?.dataset ?? {}
    if (!fill) return
    const input = document.getElementById(fill)
    input.value = value
    input.dispatchEvent(new Event('change', { bubbles: true }))
    input.focus()
  })

  // While the checks run, the form keeps its values and takes no others.
  const followChecks = () => {
    for (const form of all('form[data-checks]')) {
      const isRunning = form.querySelector('[data-run="running"]') !== null
      for (const input of all('input:not([type="hidden"])', form)) input.readOnly = isRunning
      const button = form.querySelector('button[data-save]')
      if (!button) continue
      button.setAttribute('aria-disabled', String(isRunning))
      button.textContent = isRunning ? button.dataset.busy : button.dataset.save
    }
  }
  document.addEventListener(
    'submit',
    (event) => {
      if (event.target.querySelector?.('button[data-save][aria-disabled="true"]')) event.preventDefault()
    },
    true,
  )

  const markFields = () => {
    for (const error of all('[data-error-of]')) {
      const input = document.getElementById(error.dataset.errorOf)
      if (!input) continue
      if (error.childElementCount > 0) input.setAttribute('aria-invalid', 'true')
      else input.removeAttribute('aria-invalid')
    }
  }

  const copied = async (button) => {
    await navigator.clipboard.writeText(button.dataset.copy)
    document.getElementById('say').textContent = button.dataset.copied
  }
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-copy]')
    if (button) copied(button).catch(() => {})
  })

  // What only a script can do is shown once there is one.
  const settle = () => {
    for (const hidden of all('[data-with-script]')) hidden.hidden = false
    openDialogs()
    followChecks()
    markFields()
  }
  const focusFirst = () => {
    const alert = document.querySelector('main [role="alert"]')
    const wanted = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null
    const target = alert ?? wanted
    if (target) target.focus()
  }

  document.addEventListener('DOMContentLoaded', () => {
    settle()
    focusFirst()
  })
  document.addEventListener('htmx:afterSettle', (event) => {
    settle()
    const alert =
      event.target.querySelector?.('[role="alert"]') ?? document.querySelector('[role="alert"][data-new]')
    if (!alert || alert === document.activeElement) return
    alert.removeAttribute('data-new')
    alert.focus()
  })
})()
