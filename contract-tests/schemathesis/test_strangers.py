"""The excuses of the generator's examples are narrow: what they let pass, and what is next to it and still fails."""

import unittest

import strangers

SAID = "Invalid data should have been rejected\nInvalid component: parameter `theme` in cookie - violates `enum`"


class EmptyParameters(unittest.TestCase):
    def excused(self, complaint, query="", cookie=""):
        return strangers.is_empty_parameter(complaint, f"http://127.0.0.1/rooms?{query}", {"Cookie": cookie})

    def test_an_empty_parameter_is_excused(self):
        self.assertTrue(self.excused(SAID, cookie="session=a; theme="))
        self.assertTrue(self.excused(SAID.replace("cookie", "query"), query="a=1&theme="))

    def test_nothing_else_is(self):
        for cookie in ("", "session=a", "theme=x", "theme=; theme=x", "theme=;theme=", "other="):
            self.assertFalse(self.excused(SAID, cookie=cookie), cookie)
        self.assertFalse(self.excused(SAID, query="theme="))
        self.assertFalse(self.excused(SAID.replace("parameter `theme` in cookie", "in body"), cookie="theme="))


class Forms(unittest.TestCase):
    def excused(self, name, value="x"):
        return strangers.has_unspeakable_field(
            f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n--b--\r\n'.encode()
        )

    def test_a_name_with_a_control_character_is_excused(self):
        self.assertTrue(self.excused("a\x7f"))
        self.assertTrue(self.excused("\x12a"))

    def test_nothing_else_is(self):
        self.assertFalse(self.excused("caption"))
        self.assertFalse(self.excused("睬í¾"))
        self.assertFalse(self.excused("photo", "\x00\x01\x7f"))


class Photos(unittest.TestCase):
    def test_only_a_missing_photo_is_excused(self):
        self.assertTrue(strangers.is_pet_without_photo("getPhoto", 404))
        self.assertFalse(strangers.is_pet_without_photo("getPhoto", 500))
        self.assertFalse(strangers.is_pet_without_photo("getPet", 404))


if __name__ == "__main__":
    unittest.main()
