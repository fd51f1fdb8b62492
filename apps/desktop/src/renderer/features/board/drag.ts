import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { EscalationId } from '@countersign/shared/model/ids';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';

const KEY = 'board-item';

/** Makes an element carry an item. Returns whether it is being dragged now. */
export const useDragItem = (ref: RefObject<HTMLElement | null>, id: EscalationId): boolean => {
  const [isDragged, setDragged] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    return draggable({
      element,
      getInitialData: () => ({ [KEY]: id }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [ref, id]);
  return isDragged;
};

/** Makes an element take items. Returns whether one hovers over it now. */
export const useDropTarget = (ref: RefObject<HTMLElement | null>, onItem: (id: EscalationId) => void): boolean => {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent(onItem);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => typeof source.data[KEY] === 'string',
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        take(source.data[KEY] as EscalationId);
      },
    });
  }, [ref]);
  return isOver;
};
