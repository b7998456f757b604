//! What was published and not handed to the clients yet.

use std::collections::VecDeque;
use std::fmt;
use std::ops::{AddAssign, SubAssign};
use std::sync::Arc;

use bytes::{Bytes, BytesMut};

use super::client::Chunk;
use super::filter::Topic;
use super::followers::{Followers, Group};

/// Something to tell the clients.
pub trait Frame: Send + 'static {
    /// What it is about, for the filters.
    fn topic(&self) -> Topic<'_>;
    /// The id of the event that it is about; ids rise.
    fn id(&self) -> Option<i64> {
        None
    }
    /// About how many bytes it takes while it waits, and on its way. For those that have more than their own fields.
    fn weight(&self) -> usize {
        size_of_val(self)
    }
    /// The frame as it is sent. Called at most once, and only if a client wants it.
    fn render(&self) -> Bytes;
}

/// So much of what waits, in frames and in bytes: an event may be larger than a thousand others.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Amount {
    pub(super) frames: usize,
    pub(super) bytes: usize,
}

impl Amount {
    fn of<F: Frame>(frames: &[F]) -> Self {
        Self {
            frames: frames.len(),
            bytes: frames.iter().map(Frame::weight).sum(),
        }
    }

    /// Whether it is so much, in either.
    pub(super) fn reaches(self, most: Self) -> bool {
        self.frames >= most.frames || self.bytes >= most.bytes
    }

    /// Whether it is more than that, in either.
    pub(super) fn exceeds(self, most: Self) -> bool {
        self.frames > most.frames || self.bytes > most.bytes
    }
}

impl AddAssign for Amount {
    fn add_assign(&mut self, more: Self) {
        self.frames += more.frames;
        self.bytes += more.bytes;
    }
}

impl SubAssign for Amount {
    fn sub_assign(&mut self, less: Self) {
        self.frames -= less.frames;
        self.bytes -= less.bytes;
    }
}

/// Frames of one kind that were published together, whatever their kind.
trait Frames: Send {
    /// Adds each frame to what is told to those who want it.
    fn tell(&self, telling: &mut [Telling<'_>]);
}

impl<F: Frame> Frames for Vec<F> {
    fn tell(&self, telling: &mut [Telling<'_>]) {
        for frame in self {
            let topic = frame.topic();
            let mut rendered = None;
            for one in telling.iter_mut() {
                if one.group.filter.wants(&topic) {
                    one.add(rendered.get_or_insert_with(|| frame.render()));
                }
            }
        }
    }
}

struct Burst {
    /// Who followed when it was published.
    followers: Arc<Followers>,
    frames: Box<dyn Frames>,
    amount: Amount,
}

impl fmt::Debug for Burst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Burst of {:?}", self.amount)
    }
}

#[derive(Debug, Default)]
pub(super) struct Backlog {
    bursts: VecDeque<Burst>,
    amount: Amount,
}

impl Backlog {
    pub(super) fn is_empty(&self) -> bool {
        self.bursts.is_empty()
    }

    /// How much waits, with these.
    pub(super) fn push<F: Frame>(&mut self, frames: Vec<F>, followers: &Arc<Followers>) -> Amount {
        let amount = Amount::of(&frames);
        self.amount += amount;
        self.bursts.push_back(Burst {
            followers: Arc::clone(followers),
            frames: Box::new(frames),
            amount,
        });
        self.amount
    }

    /// The oldest bursts that go to the same clients, until they are so much. A burst is taken whole.
    pub(super) fn take(&mut self, enough: Amount) -> Option<Gathered> {
        let first = self.bursts.pop_front()?;
        let mut gathered = Gathered {
            amount: first.amount,
            followers: first.followers,
            bursts: vec![first.frames],
        };
        while !gathered.amount.reaches(enough)
            && let Some(next) = self
                .bursts
                .pop_front_if(|next| Arc::ptr_eq(&next.followers, &gathered.followers))
        {
            gathered.amount += next.amount;
            gathered.bursts.push(next.frames);
        }
        self.amount -= gathered.amount;
        Some(gathered)
    }
}

/// Bursts that are told together.
pub(super) struct Gathered {
    followers: Arc<Followers>,
    bursts: Vec<Box<dyn Frames>>,
    amount: Amount,
}

impl Gathered {
    /// What each group of clients gets.
    pub(super) fn render(&self) -> impl Iterator<Item = (&Group, Chunk)> {
        let groups = self.followers.groups().iter();
        let mut telling: Vec<_> = groups.map(Telling::new).collect();
        for burst in &self.bursts {
            burst.tell(&mut telling);
        }
        let wanted = telling.into_iter().filter(|one| one.frames > 0);
        wanted.map(|one| (one.group, one.into_chunk()))
    }
}

/// What is told to one group.
struct Telling<'g> {
    group: &'g Group,
    frames: usize,
    /// The only frame so far: it is told as it is, not copied.
    only: Bytes,
    joined: BytesMut,
}

impl<'g> Telling<'g> {
    fn new(group: &'g Group) -> Self {
        Self {
            group,
            frames: 0,
            only: Bytes::new(),
            joined: BytesMut::new(),
        }
    }

    fn add(&mut self, frame: &Bytes) {
        match self.frames {
            0 => self.only = frame.clone(),
            1 => {
                self.joined.extend_from_slice(&self.only);
                self.joined.extend_from_slice(frame);
            }
            _ => self.joined.extend_from_slice(frame),
        }
        self.frames += 1;
    }

    fn into_chunk(self) -> Chunk {
        Chunk {
            bytes: match self.frames {
                1 => self.only,
                _ => self.joined.freeze(),
            },
            frames: self.frames,
        }
    }
}
