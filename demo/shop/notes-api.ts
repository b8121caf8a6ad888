import { Router, type Response } from 'express';
import { addFirstNotes } from './notes.ts';
import type { Shop } from './shop.ts';

/** The notes as JSON, behind a verifier that has put the owner's id into `res.locals.owner`. */
export function notesApi({ notes }: Shop): Router {
  const router = Router();

  router.get('/notes', (_req, res) => {
    const owner = ownerOf(res);
    addFirstNotes(notes, owner);
    res.json(notes.of(owner));
  });

  router.post('/notes', (req, res) => {
    const note = notes.add(ownerOf(res), req.body?.title, req.body?.text);
    if (!note) return void res.status(400).json({ error: 'A note needs a title of at most 120 characters, and at most 4,000 characters of text.' });
    res.status(201).json(note);
  });

  router.delete('/notes/:id', (req, res) => {
    if (!notes.remove(ownerOf(res), req.params.id)) return void res.status(404).json({ error: 'You have no such note.' });
    res.sendStatus(204);
  });

  return router;
}

function ownerOf(res: Response): string {
  return String(res.locals.owner);
}
