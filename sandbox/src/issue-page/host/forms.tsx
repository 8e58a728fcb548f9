import {
  ErrorMessage,
  FormFooter,
  FormHeader,
  FormSection,
  HelperMessage,
  Label,
  ValidMessage,
} from '@atlaskit/form'
import { Radio, RadioGroup } from '@atlaskit/radio'
import Select from '@atlaskit/select'
import TextArea from '@atlaskit/textarea'
import Textfield from '@atlaskit/textfield'
import Toggle from '@atlaskit/toggle'
import { direct } from './direct'
import { childrenOf, type Renderer, type Renderers, stringProp } from './forge-doc'

const form: Renderer = (node, draw) => (
  <form
    key={node.key}
    className="kit-form"
    onSubmit={(event) => {
      event.preventDefault()
      const { onSubmit } = node.props
      if (typeof onSubmit === 'function') onSubmit()
    }}
  >
    {childrenOf(node, draw)}
  </form>
)

export const forms: Renderers = {
  Form: form,
  FormHeader: direct(FormHeader),
  FormSection: direct(FormSection),
  FormFooter: direct(FormFooter),
  Label: (node, draw) => (
    <Label key={node.key} htmlFor={stringProp(node, 'labelFor')}>
      {childrenOf(node, draw)}
    </Label>
  ),
  RequiredAsterisk: (node) => (
    <span key={node.key} className="kit-required" aria-hidden="true">
      *
    </span>
  ),
  HelperMessage: direct(HelperMessage),
  ErrorMessage: direct(ErrorMessage),
  ValidMessage: direct(ValidMessage),
  Textfield: direct(Textfield),
  TextArea: direct(TextArea),
  Select: direct(Select),
  Radio: direct(Radio),
  RadioGroup: direct(RadioGroup),
  Toggle: direct(Toggle),
}
