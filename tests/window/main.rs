//! Journeys in the real window.

use acceptance::Desk;

#[tokio::test]
async fn explore() {
    let desk = Desk::new();
    let window = desk.open(&[]).await;
    window.find("h1").await;
    window.picture("01-hello").await;
    println!("{:?}", window.faults().await);
    println!("{}", window.all_text().await);
    window.click("button.primary").await;
    window.find("input[type=password]").await;
    println!("{}", window.all_text().await);
    let all = window.client().find_all(fantoccini::Locator::Css("input")).await.expect("inputs");
    all[0].send_keys("a long enough passphrase 77").await.expect("keys");
    all[1].send_keys("a long enough passphrase 77").await.expect("keys");
    tokio::time::sleep(std::time::Duration::from_millis(800)).await;
    window.picture("02-passphrase").await;
    println!("{}", window.all_text().await);
    window.click("button[type=submit]").await;
    window.find("ol.words").await;
    window.picture("03-words").await;
    println!("{}", window.all_text().await);
    window.click("input[type=checkbox]").await;
    window.click("button.primary").await;
    window.follow_to_workbook().await;
    window.find("h1").await;
    tokio::time::sleep(std::time::Duration::from_millis(800)).await;
    window.picture("04-program").await;
    println!("{}", window.all_text().await);
    println!("{:?}", window.faults().await);
    window.close().await;
}
