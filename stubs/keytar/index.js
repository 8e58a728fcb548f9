// Stands in for the native keytar, which only `forge login` uses and which needs libsecret headers to build.
const refuse = async () => {
  throw new Error('keytar is not installed: log in to Forge with its own command line instead')
}
module.exports = {
  getPassword: refuse,
  setPassword: refuse,
  deletePassword: refuse,
  findPassword: refuse,
  findCredentials: refuse,
}
