/*
 * The door: whatever stands outside of the project layer imports from here.
 */

export type { ConfigProblem } from './config-problems.ts';
export { filesBelow, rememberFiles, type FileRead, type ProjectFiles, type Unread } from './files.ts';
export { readModule, type ProjectModule } from './module.ts';
export { whyUnavailable } from './packages.ts';
export { parseProgram, type Parsed, type ParseFailure } from './parse.ts';
export { resolverBelow, type ProjectResolver, type Resolution } from './resolver.ts';
export { scriptsOf, type Script } from './scripts.ts';
export type { ProjectHost } from './graph.ts';
export { Project, type Explained } from './project.ts';
