// Stands in for the Forge app's functions in journeys that ask the companion directly.
module.exports = { handler: async () => undefined }
