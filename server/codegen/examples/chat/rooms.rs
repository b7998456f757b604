//! Rooms, and what happens in them as it happens. A room is there when somebody spoke or listens in it.
use codegen_runtime::{EventStream, Frame as Rendered, Map, Message as Sent};
use futures_util::{StreamExt, stream};
use tokio::sync::broadcast::error::RecvError;

use super::generated::rooms::*;
use super::generated::types::*;
use super::house::House;

impl RoomsApi for House {
    async fn room_list(
        &self,
        _: String,
        cookies: RoomListCookies,
    ) -> Result<RoomListAnswer, RoomListError> {
        let floor = self.floor();
        let named = |name: &String| match cookies.theme {
            RoomListTheme::Plain => name.clone(),
            RoomListTheme::Loud => name.to_uppercase(),
        };
        let rooms = floor.rooms.iter();
        let rooms = rooms.map(|(name, room)| (named(name), room.messages.len() as i64));
        Ok(RoomListAnswer(rooms.collect::<Map<_>>()))
    }

    async fn room_follow(
        &self,
        _: String,
        path: RoomFollowPath,
        query: RoomFollowQuery,
    ) -> Result<EventStream<Frame>, RoomFollowError> {
        let mut floor = self.floor();
        let room = floor.rooms.entry(path.room.clone()).or_default();
        let hello = Rendered::render(&Frame::Hello(HelloFrame {
            r#type: HelloFrameType::Hello,
            room: path.room.into(),
        }));
        let live = stream::unfold(room.followers.subscribe(), |mut said| async move {
            loop {
                match said.recv().await {
                    Ok(frame) => return Some((frame, said)),
                    Err(RecvError::Lagged(_)) => {}
                    Err(RecvError::Closed) => return None,
                }
            }
        });
        let limit = query.limit.map_or(usize::MAX, |limit| limit as usize);
        let frames = stream::iter([hello]).chain(live).take(limit);
        Ok(EventStream::new(frames.map(Sent::Frame)))
    }
}
