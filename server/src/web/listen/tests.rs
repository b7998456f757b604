//! What a connection is served with, and how long.
use std::sync::Mutex;

use bytes::Bytes;
use futures_util::stream;
use poem::Body;
use poem::endpoint::make_sync;
use tokio::io::AsyncWriteExt;
use tokio::sync::oneshot;

use super::*;

#[tokio::test]
async fn a_client_that_takes_nothing_of_its_answer_is_let_go() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("bound");
    // Of the answer's body; it ends with it.
    let (held, gone) = oneshot::channel::<()>();
    let held = Mutex::new(Some(held));
    let endless = make_sync(move |_| {
        let held = held.lock().expect("whole").take();
        let chunks = stream::repeat_with(move || {
            assert!(held.is_some(), "asked once");
            Ok::<_, io::Error>(Bytes::from_static(&[b'x'; 4096]))
        });
        Response::builder().body(Body::from_bytes_stream(chunks))
    });
    let connection = Connection {
        endpoint: Arc::new(endless),
        shutdown: CancellationToken::new(),
        cut: CancellationToken::new(),
        tasks: TaskTracker::new(),
        taking: Duration::from_millis(50),
    };
    let serving = tokio::spawn(async move { connection.accept(&listener).await });
    let mut client = TcpStream::connect(address).await.expect("connected");
    let request = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    client.write_all(request).await.expect("sent");
    let ended = tokio::time::timeout(Duration::from_secs(20), gone).await;
    assert!(ended.expect("in time").is_err(), "nothing was ever told");
    serving.abort();
}
