import { configure } from '@testing-library/react'

// A second is little on two cores that also run everybody else's tests; what never comes is still said.
configure({ asyncUtilTimeout: 10_000 })
