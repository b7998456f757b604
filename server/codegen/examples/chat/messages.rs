//! What was said.
use codegen_runtime::Frame as Rendered;
use codegen_runtime::poem::http::StatusCode;

use super::generated::messages::*;
use super::generated::types::*;
use super::house::{Floor, House, Room, problem};

/// A list without ids is the newest of a room.
const SHOWN: usize = 50;

impl MessagesApi for House {
    async fn message_list(
        &self,
        _: String,
        path: MessageListPath,
        query: MessageListQuery,
    ) -> Result<MessageListAnswer, MessageListError> {
        let floor = self.floor();
        let all = floor
            .rooms
            .get(&path.room)
            .map_or(&[][..], |room| &room.messages);
        Ok(MessageListAnswer(match query.ids.as_slice() {
            [] => all[all.len().saturating_sub(SHOWN)..].to_vec(),
            ids => all
                .iter()
                .filter(|message| ids.contains(&message.id))
                .cloned()
                .collect(),
        }))
    }

    async fn message_send(
        &self,
        caller: String,
        path: MessageSendPath,
        body: Content,
    ) -> Result<Message, MessageSendError> {
        let mut floor = self.floor();
        let Floor { rooms, last_id, .. } = &mut *floor;
        let room = rooms.entry(path.room).or_default();
        answers_something(room, &body)?;
        *last_id += 1;
        let message = Message {
            id: *last_id,
            user: caller.into(),
            mood: mood(&body),
            content: body,
        };
        room.messages.push(message.clone());
        let frame = Frame::Message(MessageFrame {
            r#type: MessageFrameType::Message,
            message: message.clone(),
        });
        // Nobody may be following.
        room.followers.send(Rendered::render(&frame)).ok();
        Ok(message)
    }

    async fn transcript_download(
        &self,
        _: String,
        path: TranscriptDownloadPath,
    ) -> Result<String, TranscriptDownloadError> {
        let floor = self.floor();
        let nothing = || {
            problem(
                StatusCode::NOT_FOUND,
                format!("Nobody spoke in {}.", path.room),
            )
        };
        let room = floor.rooms.get(&path.room).ok_or_else(nothing)?;
        Ok(room.messages.iter().map(line).collect())
    }
}

fn answers_something(room: &Room, content: &Content) -> Result<(), MessageSendError> {
    let Content::Text(Text {
        reply_to: Some(Some(id)),
        ..
    }) = content
    else {
        return Ok(());
    };
    match room.messages.iter().any(|message| message.id == *id) {
        true => Ok(()),
        false => Err(problem(
            StatusCode::NOT_FOUND,
            format!("There is no message {id} here."),
        )),
    }
}

/// The contract lists three moods, and says that there may be others.
fn mood(content: &Content) -> MessageMood {
    match content {
        Content::Text(Text { text, .. }) if text.ends_with(":)") => MessageMood::Happy,
        Content::Text(Text { text, .. }) if text.ends_with('!') => MessageMood::Angry,
        Content::Poll(_) => MessageMood::Other("curious".to_owned()),
        _ => MessageMood::Neutral,
    }
}

fn line(message: &Message) -> String {
    let said = match &message.content {
        Content::Text(text) => &text.text,
        Content::Image(image) => &image.url,
        Content::Poll(poll) => &poll.question,
    };
    format!("{}: {said}\n", message.user)
}
