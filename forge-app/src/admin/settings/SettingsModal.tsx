import {
  Button,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  Stack,
} from '@forge/react'
import { readSettings, type SettingsId } from '@throughline/shared/rule-settings'
import { formOf, type SettingsForm, settingsIn } from '@throughline/shared/rule-settings-form'
import { settingsNames, settingsWords } from '@throughline/shared/rule-settings-words'
import type { SetupRepository, SetupSettings } from '@throughline/shared/setup'
import { useState } from 'react'
import { useAdmin } from '../admin-context'
import { Trouble } from '../Trouble'
import { useAsking } from '../use-asking'
import { SettingsFields } from './SettingsFields'

interface Props {
  readonly repository: SetupRepository
  readonly id: SettingsId
  /** Undefined while they are as they come. */
  readonly own: SetupSettings | undefined
  readonly close: () => void
  readonly saved: () => void
}

/** The settings of one rule; what cannot be saved stays in its fields, with the reason. */
export function SettingsModal({ repository, id, own, close, saved }: Props) {
  const { words, projects } = useAdmin()
  const { ask, isBusy, problem } = useAsking()
  const [form, setForm] = useState<SettingsForm>(() => formOf(id, readSettings(id, own?.settings)))
  const save = async () => {
    const request = { repositoryId: repository.id, settingsId: id, settings: settingsIn(id, form) }
    const seen = own?.changedAt === undefined ? {} : { seenChangedAt: own.changedAt }
    if (await ask('set-rule-settings', { ...request, ...seen })) saved()
  }
  return (
    <Modal onClose={close} width="large">
      <ModalHeader>
        <ModalTitle>{words.rules.openSettings(settingsNames[id])}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Stack space="space.200">
          <Trouble problem={problem} title={words.notSaved} />
          <SettingsFields
            id={id}
            form={form}
            projects={projects.filter((project) => repository.projectIds.includes(project.id))}
            change={(name, value) => setForm((before) => ({ ...before, [name]: value }))}
          />
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={close}>
          {words.cancel}
        </Button>
        <LoadingButton appearance="primary" isLoading={isBusy} onClick={save}>
          {settingsWords.save}
        </LoadingButton>
      </ModalFooter>
    </Modal>
  )
}
