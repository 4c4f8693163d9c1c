// Old syntax only: an old Node must be able to read this far and say what is wrong.
var parts = process.versions.node.split('.');
var major = Number(parts[0]);
var minor = Number(parts[1]);

if (major < 22 || (major === 22 && minor < 13)) {
  console.error(
    'Oficialía needs Node 22.13 or newer; this is Node ' +
      process.versions.node +
      '. "npm start" uses the Node 24 that "npm ci" installs.',
  );
  process.exit(1);
}
