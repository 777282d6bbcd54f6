#!/usr/bin/env node
// Apart from what is built, so that an install links the command before the first build.
import '../dist/cli/conexion-diagram.js';
