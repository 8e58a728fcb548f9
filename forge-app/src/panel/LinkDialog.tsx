import {
  Box,
  Button,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  SectionMessage,
  Stack,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  Text,
  xcss,
} from '@forge/react'
import { ChoosePullRequest } from './ChoosePullRequest'
import { PasteAddress } from './PasteAddress'
import { usePanelWords } from './panel-words'
import type { LinkAsking } from './use-link-asking'
import { useLinkDialog } from './use-link-dialog'

interface Props {
  readonly issueKey: string
  readonly links: LinkAsking
  readonly now: Date
  readonly close: () => void
}

/** Links a pull request by hand: by the address that was copied, or chosen from those that are open. */
export function LinkDialog({ issueKey, links, now, close }: Props) {
  const words = usePanelWords().links.dialog
  const dialog = useLinkDialog(links, close)
  return (
    <Modal onClose={close} width="medium">
      <ModalHeader>
        <ModalTitle>{words.title(issueKey)}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Stack space="space.200">
          <Tabs
            id="link-pull-request"
            selected={dialog.isChoosing ? 1 : 0}
            onChange={(index) => dialog.turnTo(index === 1)}
          >
            <TabList>
              <Tab>{words.tabs.paste}</Tab>
              <Tab>{words.tabs.choose}</Tab>
            </TabList>
            <TabPanel>
              <Box xcss={panel}>
                <PasteAddress
                  address={dialog.address}
                  type={dialog.type}
                  problem={dialog.isChoosing ? undefined : dialog.problem}
                />
              </Box>
            </TabPanel>
            <TabPanel>
              <Box xcss={panel}>
                <ChoosePullRequest dialog={dialog} now={now} />
              </Box>
            </TabPanel>
          </Tabs>
          {dialog.unlinked ? (
            <SectionMessage
              appearance="warning"
              title={words.unlinked(dialog.unlinked.name, dialog.unlinked.at)}
            >
              <Text>{words.overrides}</Text>
            </SectionMessage>
          ) : null}
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={close}>
          {words.cancel}
        </Button>
        <LoadingButton appearance="primary" isLoading={dialog.isBusy} onClick={() => void dialog.link()}>
          {words.link}
        </LoadingButton>
      </ModalFooter>
    </Modal>
  )
}

const panel = xcss({ paddingTop: 'space.150', width: '100%' })
