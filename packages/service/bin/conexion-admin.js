#!/usr/bin/env node
// Apart from what is built, so that an install links the command before the first build.
import { runCommand } from '../dist/run-command.js';

await runCommand(() => import('../dist/admin/run-admin.js'));
