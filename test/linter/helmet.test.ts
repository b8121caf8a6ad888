// The checks of headers read options of helmet; here the real package shows what those do, and what holds without them.
import { createRequire } from 'node:module';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import path from 'node:path';
import { expect, test } from 'vitest';
