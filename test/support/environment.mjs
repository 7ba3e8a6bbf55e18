import NodeEnvironment from 'jest-environment-node';

// A worker whose specs left nothing open comes to its end by itself. What then takes long is that Node
// gives back the memory of all their modules; jest waits half a second and speaks of a leak that is none.
if (process.send) process.once('exit', (code) => process.exit(code));

/** The environment of every spec: Node as it is. */
export default NodeEnvironment.default ?? NodeEnvironment;
