// The entry of the sandbox's child processes: one process of the real companion each.
import '@throughline/companion/child'
